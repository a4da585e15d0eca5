# Jeder Text auf Deutsch. Die Anrede ist „Sie“.

## In allen E-Mails

greeting = Guten Tag { $full_name },
greeting-without-name = Guten Tag,
somebody = Jemand
link-left-out = (Link)
mail-link-hint = Falls die Schaltfläche nichts bewirkt, öffnen Sie diese Adresse:

month = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
moment = { $day }. { month } { $year } um { $time } Uhr ({ $zone })

## Wohin E-Mails führen

page-home = Zur Website
page-sign-in = Anmelden
page-verify-email = Adresse bestätigen
page-reset-password = Neues Passwort wählen
page-confirm-email = Neue Adresse bestätigen
page-account = Zu Ihrem Konto
page-security = Konto prüfen
page-export = Zu Ihren Exporten
page-identity-check = Zu Ihrer Identitätsprüfung
page-notifications = Alles ansehen
page-thread = Lesen und antworten
page-job = Zum Auftrag
page-review = Zur Bewertung
page-service = Zum Inserat
page-admin-user = Zum Konto
page-webhook = Zum Webhook

## Teile von E-Mails

about-account = Sie erhalten diese E-Mail, weil sie Ihr Konto betrifft.
about-check = Sie erhalten diese E-Mail, weil Sie uns gebeten haben, Ihre Identität zu prüfen.
about-job = Sie erhalten diese E-Mail, weil Sie an diesem Auftrag beteiligt sind.
about-security = Sie erhalten diese E-Mail, weil es für die Sicherheit Ihres Kontos wichtig ist, dass Sie davon wissen.
about-service = Sie erhalten diese E-Mail, weil dieses Inserat von Ihnen stammt.

if-not-you = Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, kennt jemand Ihr Passwort: Fordern Sie dort, wo Sie sich anmelden, sofort ein neues an.
if-asked-for = Wenn Sie darum gebeten haben, ist alles in Ordnung. Wenn nicht, fragen Sie den Betreiber nach dem Grund.

our-reason = { $has_reason ->
    [yes] Als Grund wurde angegeben: { $reason }
   *[no] {""}
}
quoted-reason = { $has_reason ->
    [yes]
        Als Grund wurde angegeben:

        > „{ $reason }“
   *[no] {""}
}
team-note = { $has_note ->
    [yes] Unser Team ergänzt: { $note }
   *[no] {""}
}

check-reason = { $code ->
    [UNREADABLE] Auf den Bildern ist etwas nicht lesbar. Gutes Licht und eine ruhige Hand helfen.
    [EXPIRED_DOCUMENT] Das Dokument ist nicht mehr gültig.
    [MISMATCH] Dokument, Selfie und Profil passen nicht zusammen.
    [UNSUPPORTED_DOCUMENT] Diese Art von Dokument können wir nicht annehmen.
    [SUSPECTED_FRAUD] Wir konnten uns nicht davon überzeugen, dass das Dokument echt ist.
   *[other] {""}
}
file-slot = { $slot ->
    [document] Das Dokument
    [document_back] Die Rückseite des Dokuments
    [selfie] Das Bild Ihres Gesichts
    [licence] Die Zulassung
    [insurance] Der Versicherungsnachweis
   *[criminal_record] Das Führungszeugnis
}
rejected-file = { file-slot }: { check-reason } { $has_note ->
    [yes] { $note }
   *[no] {""}
}

## E-Mails zu Registrierung und Adressen

mail-verify-email =
    .subject = Bestätigen Sie Ihre E-Mail-Adresse
    .body =
        Willkommen! Ein Schritt fehlt noch: Bestätigen Sie, dass diese Adresse Ihnen gehört, und Ihr Konto ist bereit.

        Der Link funktioniert einmal, innerhalb von 24 Stunden. In einem anderen Browser als dem, in dem Sie sich registriert haben, werden Sie nach einem Passwort gefragt.
    .footer = Sie erhalten diese E-Mail, weil sich jemand mit dieser Adresse registriert hat. Wenn Sie das nicht waren, ignorieren Sie sie: Ohne den Link entsteht kein Konto.

mail-account-exists =
    .subject = Sie haben bereits ein Konto
    .body =
        Jemand, vermutlich Sie selbst, wollte sich soeben mit dieser Adresse registrieren. Zu ihr gibt es bereits ein Konto, deshalb wurde nichts geändert: Melden Sie sich einfach an.

        Wenn Sie Ihr Passwort nicht mehr wissen, fordern Sie dort, wo Sie sich anmelden, ein neues an.
    .footer = Wenn Sie das nicht waren, müssen Sie nichts tun. Von uns hat niemand erfahren, dass Sie ein Konto haben.

mail-reset-password =
    .subject = Wählen Sie ein neues Passwort
    .body =
        Hier ist der Link zu einem neuen Passwort. Er funktioniert einmal, innerhalb einer Stunde. Danach müssen Sie sich auf allen Geräten neu anmelden.

        Sie sehen dort auch, womit sich Ihr Konto sonst noch öffnen lässt, etwa Passkeys, und können entfernen, was nicht von Ihnen stammt.
    .footer = Sie erhalten diese E-Mail, weil jemand für diese Adresse ein neues Passwort angefordert hat. Wenn Sie das nicht waren, ignorieren Sie sie: Ihr Passwort bleibt, wie es ist.

mail-confirm-new-address =
    .subject = Bestätigen Sie Ihre neue E-Mail-Adresse
    .body =
        Bestätigen Sie, dass diese Adresse Ihnen gehört. Von da an gilt sie für Ihr Konto: zum Anmelden und für unsere E-Mails.

        Der Link funktioniert einmal, innerhalb einer Stunde. Bis dahin behält Ihr Konto die bisherige Adresse.
    .footer = Sie erhalten diese E-Mail, weil jemand diese Adresse für sein Konto verwenden möchte. Wenn Sie das nicht waren, ignorieren Sie sie: Ohne den Link ändert sich nichts.

mail-address-is-taken =
    .subject = Zu Ihrer Adresse gibt es bereits ein Konto
    .body =
        Jemand, vermutlich Sie selbst, möchte diese E-Mail-Adresse für ein anderes Konto verwenden. Sie gehört bereits zu Ihrem Konto, deshalb wurde nichts geändert.

        Wenn Sie das waren: Geben Sie dem Konto mit dieser Adresse zuerst eine andere, oder löschen Sie es.
    .footer = Wenn Sie das nicht waren, müssen Sie nichts tun. Von uns hat niemand erfahren, dass Sie ein Konto haben.

mail-address-change-requested =
    .subject = Ihre E-Mail-Adresse soll geändert werden
    .body =
        Für Ihr Konto wurde eine andere E-Mail-Adresse beantragt. Sobald sie bestätigt ist, gilt sie anstelle dieser Adresse.

        Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, kennt jemand Ihr Passwort: Ändern Sie es sofort, oder fordern Sie dort, wo Sie sich anmelden, ein neues an. Beides verhindert die Änderung.
    .footer = { about-security }

mail-address-changed =
    .subject = Ihre E-Mail-Adresse wurde geändert
    .body =
        Seit dem { $at } hat Ihr Konto eine andere E-Mail-Adresse. Dies ist die letzte E-Mail, die wir an diese Adresse senden.

        Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, schreiben Sie uns sofort.
    .footer = { about-security }

## E-Mails zum Konto

mail-export-ready =
    .subject = Ihre Daten liegen bereit
    .body =
        Alles, was wir über Sie gespeichert haben, ist wie gewünscht zusammengestellt. Rufen Sie es innerhalb von 24 Stunden in der Sitzung ab, in der Sie es angefordert haben; danach wird es gelöscht.

        Wenn nicht Sie das angefordert haben, ändern Sie sofort Ihr Passwort: Damit sperren Sie alle anderen aus, und die Datei wird vernichtet.
    .footer = { about-security }

mail-export-failed =
    .subject = Ihre Daten konnten nicht zusammengestellt werden
    .body =
        Sie haben alles angefordert, was wir über Sie gespeichert haben. Es konnte nicht innerhalb von 24 Stunden zusammengestellt werden, weil auf unserer Seite etwas fehlgeschlagen ist.

        Es ist nichts verloren gegangen. Bitte fordern Sie es noch einmal an; wenn auch das fehlschlägt, sagen Sie uns Bescheid.
    .footer = { about-account }

mail-password-changed =
    .subject = Ihr Passwort wurde geändert
    .body = { $is_by_operator ->
        [yes]
            Der Betreiber dieser Website hat am { $at } ein neues Passwort für Ihr Konto gesetzt. Alle Ihre Geräte wurden abgemeldet.

            { if-asked-for }
       *[no]
            Das Passwort Ihres Kontos wurde am { $at } geändert. Andere Geräte wurden abgemeldet.

            Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, fordern Sie dort, wo Sie sich anmelden, sofort ein neues Passwort an: Damit sperren Sie aus, wer es geändert hat.
    }
    .footer = { about-security }

mail-admin-promoted =
    .subject = Ihr Konto ist jetzt ein Administratorkonto
    .body =
        Der Betreiber dieser Website hat Ihr Konto am { $at } zu einem Administratorkonto gemacht. Alle Ihre Geräte wurden abgemeldet: Melden Sie sich neu an.

        Administratorkonten brauchen einen zweiten Faktor, wenn der Betreiber es verlangt. Richten Sie ihn bei der ersten Anmeldung ein.
    .footer = { about-security }

mail-admin-factor-reset =
    .subject = Der zweite Faktor eines Administratorkontos wurde entfernt
    .body =
        Der Betreiber dieser Website hat am { $at } auf der Kommandozeile den zweiten Faktor des Administratorkontos von { $name } entfernt.

        Wenn Sie den Grund nicht kennen, fragen Sie den Betreiber: Bis ein neuer eingerichtet ist, genügt ein Passwort allein, um sich bei diesem Konto anzumelden.
    .footer = { about-security }

mail-test =
    .subject = Eine Test-E-Mail
    .body = Der Betreiber dieser Website hat diese E-Mail gesendet, um zu sehen, ob E-Mails ankommen. Das tun sie.
    .footer = Sie erhalten diese E-Mail, weil der Betreiber Ihre Adresse auf der Kommandozeile angegeben hat. Sie müssen nichts tun.

mail-second-factor-added =
    .subject = Ihr Konto hat jetzt einen zweiten Faktor
    .body =
        Seit dem { $at } braucht die Anmeldung bei Ihrem Konto neben dem Passwort einen Code Ihrer App. Andere Geräte wurden abgemeldet. Bewahren Sie Ihre Wiederherstellungscodes so auf, dass Sie sie auch dann finden, wenn Sie die App verloren haben.

        { if-not-you }
    .footer = { about-security }

mail-second-factor-removed =
    .subject = Ihr Konto hat keinen zweiten Faktor mehr
    .body = { $is_by_operator ->
        [yes]
            Der Betreiber dieser Website hat am { $at } den zweiten Faktor Ihres Kontos entfernt. Zum Anmelden genügt jetzt Ihr Passwort allein. Alle Ihre Geräte wurden abgemeldet.

            Wenn Sie darum gebeten haben, richten Sie bei der Anmeldung wieder einen zweiten Faktor ein. Wenn nicht, fragen Sie den Betreiber nach dem Grund.
       *[no]
            Seit dem { $at } genügt Ihr Passwort allein, um sich bei Ihrem Konto anzumelden. Andere Geräte wurden abgemeldet.

            { if-not-you }
    }
    .footer = { about-security }

mail-second-factor-refused =
    .subject = Zu Ihrem Passwort wurden falsche Codes eingegeben
    .body =
        Bis zum { $at } wurde mehrmals Ihr richtiges Passwort mit einem falschen Code Ihrer App eingegeben. Niemand wurde damit angemeldet.

        Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, kennt eine andere Person Ihr Passwort, und nur die Codes halten sie fern: Melden Sie sich an und ändern Sie es jetzt.
    .footer = { about-security }

mail-recovery-code-used =
    .subject = Ein Wiederherstellungscode wurde verwendet
    .body =
        Am { $at } wurde statt eines Codes Ihrer App einer Ihrer Wiederherstellungscodes verwendet. { $left ->
            [0] Es ist keiner mehr übrig: Richten Sie Ihren zweiten Faktor neu ein, dann erhalten Sie neue.
            [one] Es ist noch einer übrig.
           *[other] Es sind noch { $left } übrig.
        }

        { if-not-you }
    .footer = { about-security }

mail-identity-linked =
    .subject = Ihr Konto lässt sich jetzt mit { $provider } öffnen
    .body =
        Seit dem { $at } können Sie sich mit { $provider } bei Ihrem Konto anmelden.

        { if-not-you } Entfernen Sie danach { $provider } aus Ihrem Konto: Damit werden alle anderen abgemeldet.
    .footer = { about-security }

mail-identity-removed =
    .subject = Ihr Konto lässt sich nicht mehr mit { $provider } öffnen
    .body =
        Seit dem { $at } ist die Anmeldung bei Ihrem Konto mit { $provider } nicht mehr möglich. Andere Geräte wurden abgemeldet.

        { if-not-you }
    .footer = { about-security }

mail-new-sign-in =
    .subject = Anmeldung bei Ihrem Konto von einem neuen Ort
    .body =
        Am { $at } hat sich jemand mit { $device } von der Adresse { $address } bei Ihrem Konto angemeldet.

        { if-not-you }
    .footer = { about-security }

mail-passkey-added =
    .subject = Ihr Konto lässt sich jetzt mit einem Passkey öffnen
    .body =
        Seit dem { $at } kann sich ein weiteres Gerät mit einem Passkey bei Ihrem Konto anmelden, ohne Ihr Passwort.

        { if-not-you } Entfernen Sie danach den Passkey.
    .footer = { about-security }

mail-passkey-removed =
    .subject = Ein Passkey wurde aus Ihrem Konto entfernt
    .body = { $is_by_operator ->
        [yes]
            Der Betreiber dieser Website hat am { $at } einen Passkey Ihres Kontos entfernt: Das zugehörige Gerät kann sich damit nicht mehr anmelden. Alle Ihre Geräte wurden abgemeldet.

            { if-asked-for }
       *[no]
            Am { $at } wurde ein Passkey entfernt: Das zugehörige Gerät kann sich damit nicht mehr anmelden. Andere Geräte wurden abgemeldet.

            { if-not-you }
    }
    .footer = { about-security }

mail-account-frozen =
    .subject = Ihr Konto ist eingefroren
    .body =
        Unser Team hat Ihr Konto eingefroren. Sie können sich weiterhin anmelden und alles lesen, aber vorerst nichts ändern, und andere sehen Ihr Profil nicht.

        { our-reason }
    .footer = { about-account }

mail-account-unfrozen =
    .subject = Ihr Konto ist wieder aktiv
    .body = Ihr Konto ist nicht mehr eingefroren: Alles funktioniert wie zuvor. Vielen Dank für Ihre Geduld.
    .footer = { about-account }

mail-account-banned =
    .subject = Ihr Konto ist gesperrt
    .body =
        Unser Team hat Ihr Konto gesperrt. Sie wurden überall abgemeldet und können sich nicht mehr anmelden.

        { our-reason }
    .footer = { about-account }

mail-account-unbanned =
    .subject = Ihr Konto ist wieder freigegeben
    .body =
        Gute Nachrichten: Ihr Konto ist wieder freigegeben. Melden Sie sich an wie zuvor, und willkommen zurück.

        { $is_frozen ->
            [yes] Es ist eingefroren, wie schon zuvor: Sie können alles lesen, aber nichts ändern.
           *[no] {""}
        }
    .footer = { about-account }

mail-account-deleted =
    .subject = Ihr Konto ist gelöscht
    .body =
        Ihr Konto wurde gelöscht und mit ihm Ihre persönlichen Daten. Dies ist die letzte E-Mail, die Sie von uns erhalten.

        Danke, dass Sie hier waren. Wenn Sie einmal zurückkommen möchten, können Sie sich gern neu registrieren.
    .footer = Sie erhalten diese E-Mail, weil diese Adresse zu dem Konto gehörte. Wir bewahren sie nicht länger auf.

## E-Mails zur Identitätsprüfung

mail-kyc-approved =
    .subject = Ihre Identität ist bestätigt
    .body =
        Vielen Dank: Wir haben Ihre Dokumente geprüft, und Ihre Identität ist bestätigt. Ihr Profil zeigt das von nun an.

        Sie können Ihre Inserate jetzt veröffentlichen.
    .footer = { about-check }

mail-kyc-rejected =
    .subject = Ihre Identität konnte nicht bestätigt werden
    .body =
        Vielen Dank für Ihre Dokumente. Wir haben sie geprüft und konnten Ihre Identität damit nicht bestätigen.

        { check-reason }

        { team-note }

        Sie können es jederzeit mit anderen Bildern oder einem anderen Dokument noch einmal versuchen.
    .footer = { about-check }

mail-kyc-changes-requested =
    .subject = Einige Ihrer Dokumente werden noch einmal benötigt
    .body =
        Vielen Dank für Ihre Dokumente. Wir haben sie geprüft und brauchen einige davon noch einmal; die übrigen bleiben gültig.

        { $files }

        { team-note }
    .footer = { about-check }

mail-kyc-expires-soon =
    .subject = Ihre Identität muss bald erneut geprüft werden
    .body =
        Innerhalb { $days ->
            [one] eines Tages
           *[other] von { $days } Tagen
        } endet die Bestätigung Ihrer Identität oder die Gültigkeit des Dokuments, das Sie vorgelegt haben.

        Reichen Sie vorher ein neues Dokument ein, dann ändert sich für Sie nichts. Andernfalls werden Ihre Inserate ausgeblendet, bis Sie das tun.
    .footer = { about-check }

mail-kyc-expired =
    .subject = Ihre Identität muss erneut geprüft werden
    .body =
        Die Bestätigung Ihrer Identität ist abgelaufen. Ihre Inserate sind ausgeblendet, bis Ihre Identität erneut geprüft ist.

        Reichen Sie ein Dokument ein, wann immer Sie möchten.
    .footer = { about-check }

mail-kyc-revoked =
    .subject = Ihre Identität gilt nicht mehr als bestätigt
    .body =
        Wir haben die Bestätigung Ihrer Identität zurückgenommen. Ihre Inserate sind ab sofort ausgeblendet.

        { check-reason }

        { team-note }

        Sie können jederzeit erneut Dokumente einreichen.
    .footer = { about-check }

mail-name-changed =
    .subject = Ihr Name wurde geändert
    .body = Wir haben den gewünschten Namen geprüft: Ihr Profil zeigt ihn von nun an, und Ihre Identität bleibt bestätigt.
    .footer = { about-check }

mail-name-change-rejected =
    .subject = Ihr Name bleibt, wie er ist
    .body =
        Wir haben den gewünschten Namen geprüft und konnten ihn nicht übernehmen. Ihr Profil zeigt den Namen, der bestätigt wurde.

        { our-reason }
    .footer = { about-check }

## E-Mails zu Unterhaltungen, Aufträgen und Bewertungen

mail-new-message =
    .subject = Sie haben eine neue Nachricht
    .body =
        { $has_service ->
            [yes] { $sender } hat Ihnen zu „{ $service }“ geschrieben.
           *[no] { $sender } hat Ihnen geschrieben.
        }

        > „{ $content }“

        Melden Sie sich an, um weiterzulesen und zu antworten.
    .footer = Sie erhalten diese E-Mail, weil Sie nicht hier waren, als die Nachricht kam. Bis Sie nachsehen, schreiben wir Ihnen zu dieser Unterhaltung eine Weile nicht mehr.

mail-job-proposed =
    .subject = Sie haben eine neue Auftragsanfrage
    .body =
        { $has_total ->
            [yes] { $other } möchte Sie für { $total } mit einem Auftrag betrauen: „{ $title }“
           *[other] { $other } möchte Sie mit einem Auftrag betrauen: „{ $title }“
        }{ $has_start ->
            [yes] , mit Beginn am { $start }
           *[other] {""}
        }.

        Sehen Sie sich die Anfrage an, fragen Sie nach, was Sie wissen möchten, und nehmen Sie an oder lehnen Sie ab.{ $has_until ->
            [yes] {" "}Das Angebot ist offen bis { $until }; dann verfällt es.
           *[other] {""}
        }
    .footer = { about-job }

mail-job-changed =
    .subject = Eine Auftragsanfrage wurde geändert
    .body =
        { $other } hat die Anfrage „{ $title }“ geändert.

        Sehen Sie sich an, was neu ist, bevor Sie annehmen oder ablehnen.
    .footer = { about-job }

mail-job-accepted =
    .subject = Ihr Auftrag wurde angenommen
    .body =
        Gute Nachrichten: { $other } hat „{ $title }“ angenommen.

        Alles Weitere finden Sie in Ihrer Unterhaltung.
    .footer = { about-job }

mail-job-declined =
    .subject = Ihr Auftrag wurde abgelehnt
    .body =
        { $other } hat „{ $title }“ abgelehnt.

        { quoted-reason }

        Geben Sie nicht auf: Es gibt andere, die helfen können.
    .footer = { about-job }

mail-job-completed =
    .subject = Die Arbeit ist erledigt
    .body =
        { $other } meldet, dass die Arbeit an „{ $title }“ erledigt ist.

        Wenn Sie zustimmen, schließen Sie den Auftrag ab. Wenn Sie nichts tun, geschieht das nach { $finalize_after ->
            [one] einem Tag
           *[other] { $finalize_after } Tagen
        } von selbst.

        Und erzählen Sie, wie es mit { $other } war: Sie können ab jetzt bewerten, und bis { $review_days ->
            [one] einen Tag
           *[other] { $review_days } Tage
        } nach dem Abschluss des Auftrags. Niemand liest Ihre Bewertung, bevor auch { $other } eine geschrieben hat oder diese Zeit vorbei ist.
    .footer = { about-job }

mail-job-finalized =
    .subject = Ein Auftrag ist abgeschlossen
    .body =
        { $other } stimmt zu, dass „{ $title }“ erledigt ist. Gut gemacht!

        Wie war es mit { $other }? Bis { $until } können Sie eine Bewertung schreiben. Niemand liest sie, bevor auch { $other } eine geschrieben hat oder diese Zeit vorbei ist.
    .footer = { about-job }

mail-job-finalized-by-itself =
    .subject = Ein Auftrag ist abgeschlossen
    .body =
        „{ $title }“ ist abgeschlossen: Die Arbeit war erledigt, und niemand hatte etwas hinzuzufügen.

        Wie war es mit { $other }? Bis { $until } können Sie eine Bewertung schreiben. Niemand liest sie, bevor auch { $other } eine geschrieben hat oder diese Zeit vorbei ist.
    .footer = { about-job }

mail-job-cancelled =
    .subject = Ein Auftrag wurde storniert
    .body =
        { $other } hat „{ $title }“ storniert.

        { quoted-reason }
    .footer = { about-job }

mail-job-offer-made =
    .subject = Sie haben ein Angebot
    .body =
        { $has_total ->
            [yes] { $other } bietet { $total } für „{ $title }“
           *[other] { $other } hat ein Angebot für „{ $title }“ gemacht
        }{ $has_start ->
            [yes] , mit Beginn am { $start }
           *[other] {""}
        }. Sie können es bis { $until } annehmen, ablehnen oder ein anderes machen; dann verfällt es.
    .footer = { about-job }

mail-job-offer-declined =
    .subject = Ihr Angebot wurde abgelehnt
    .body =
        { $other } hat Ihr Angebot für „{ $title }“ abgelehnt. Der Auftrag bleibt, wie er ist; Sie können ein anderes Angebot machen.

        { quoted-reason }
    .footer = { about-job }

mail-job-offer-withdrawn =
    .subject = Ein Angebot wurde zurückgezogen
    .body =
        { $other } hat das Angebot für „{ $title }“ zurückgezogen. Der Auftrag bleibt, wie er ist; Sie können selbst ein Angebot machen.
    .footer = { about-job }

mail-job-offer-expired =
    .subject = Ein Angebot ist verfallen
    .body =
        Das Angebot für „{ $title }“ wurde nicht rechtzeitig beantwortet. Der Auftrag bleibt, wie er ist; beide Seiten können ein anderes machen.
    .footer = { about-job }

mail-job-amended =
    .subject = Für einen Auftrag gilt etwas Neues
    .body =
        { $other } hat Ihr Angebot für „{ $title }“ angenommen. Es gilt von jetzt an.
    .footer = { about-job }

mail-job-changes-requested =
    .subject = Es wird um Änderungen gebeten
    .body =
        { $other } bittet um Änderungen an „{ $title }“. Melden Sie die Arbeit noch einmal als erledigt, wenn Sie sie gemacht haben.

        { quoted-reason }
    .footer = { about-job }

mail-job-no-show-reported =
    .subject = Sie sind als abwesend gemeldet
    .body =
        { $other } meldet, dass Sie zu „{ $title }“ nicht gekommen sind. Wenn das nicht stimmt, widersprechen Sie bis { $until }. Sonst wird der Auftrag dann storniert.
    .footer = { about-job }

mail-job-cancelled-for-no-show =
    .subject = Ein Auftrag wurde storniert
    .body =
        { $is_absent ->
            [yes] „{ $title }“ wurde storniert: { $other } hat gemeldet, dass Sie nicht gekommen sind, und Sie haben nicht widersprochen.
           *[no] „{ $title }“ wurde storniert: { $other } ist nicht gekommen und hat Ihrer Meldung nicht widersprochen.
        }
    .footer = { about-job }

mail-job-disputed =
    .subject = Über einen Auftrag besteht Streit
    .body =
        { $other } ist mit „{ $title }“ nicht einverstanden; nichts endet mehr von selbst. Sagen Sie bis { $until }, was geschehen ist. Sonst gilt, was { $other } verlangt.
    .footer = { about-job }

mail-job-statement-made =
    .subject = Zu einem Streit wurde mehr gesagt
    .body =
        { $other } hat zum Streit über „{ $title }“ mehr gesagt. Antworten Sie, oder schlagen Sie eine Einigung vor. Wenn Sie sich nicht einigen, entscheidet die Verwaltung.
    .footer = { about-job }

mail-job-settlement-proposed =
    .subject = Ihnen wird eine Einigung vorgeschlagen
    .body =
        { $other } schlägt vor, wie der Streit über „{ $title }“ beigelegt werden kann. Nehmen Sie an, lehnen Sie ab, oder schlagen Sie etwas anderes vor. Was Sie annehmen, gilt endgültig.
    .footer = { about-job }

mail-job-settlement-declined =
    .subject = Ihre Einigung wurde abgelehnt
    .body =
        { $other } hat Ihren Vorschlag zum Streit über „{ $title }“ abgelehnt. Schlagen Sie etwas anderes vor, oder warten Sie auf die Entscheidung der Verwaltung.
    .footer = { about-job }

mail-job-dispute-decided =
    .subject = Ein Streit ist entschieden
    .body =
        Der Streit über „{ $title }“ ist entschieden. Das Ergebnis steht beim Auftrag.

        { $has_until ->
            [yes] Wenn Sie nicht einverstanden sind, können Sie bis { $until } einmal Einspruch erheben.
           *[no] Das ist endgültig.
        }
    .footer = { about-job }

mail-job-decision-appealed =
    .subject = Gegen eine Entscheidung wurde Einspruch erhoben
    .body =
        { $other } hat Einspruch gegen die Entscheidung über „{ $title }“ erhoben. Jemand anderes aus der Verwaltung sieht sie sich jetzt an. Sie hören vom Ergebnis.
    .footer = { about-job }

mail-job-appeal-decided =
    .subject = Über einen Einspruch ist entschieden
    .body =
        Über den Einspruch zu „{ $title }“ ist entschieden, und das ist endgültig. Das Ergebnis steht beim Auftrag.
    .footer = { about-job }

mail-job-expired =
    .subject = Eine Auftragsanfrage ist abgelaufen
    .body =
        Zu „{ $title }“ hat sich eine Weile niemand mehr gemeldet, deshalb ist die Anfrage abgelaufen.

        Haben Sie noch Interesse? Schreiben Sie { $other } und beginnen Sie neu.
    .footer = { about-job }

mail-reviews-revealed =
    .subject = Bewertungen eines Auftrags sind jetzt zu lesen
    .body =
        { $has_own ->
            [yes] { $has_received ->
                [yes] Beide Bewertungen zu „{ $title }“ sind jetzt zu lesen.
               *[no] Ihre Bewertung zu „{ $title }“ ist jetzt zu lesen: Die Zeit für Bewertungen ist vorbei.
            }
           *[no] Die Bewertung zu „{ $title }“ von { $other } ist jetzt zu lesen: Die Zeit für Bewertungen ist vorbei.
        }

        { $has_received ->
            [yes] { $rating ->
                [0] {""}
                [1] { $other } hat Ihnen einen von 5 Sternen gegeben.
               *[other] { $other } hat Ihnen { $rating } von 5 Sternen gegeben.
            }
           *[no] {""}
        }

        { $has_text ->
            [yes] > „{ $text }“
           *[no] {""}
        }

        { $has_received ->
            [yes] Sie können einmal darauf antworten und die Antwort 48 Stunden lang ändern.
           *[no] {""}
        }
    .footer = { about-job }

mail-review-appeal-rejected =
    .subject = Ihre Bewertung bleibt entfernt
    .body =
        Unser Team hat Ihre Bewertung von „{ $job }“ noch einmal angesehen. Sie bleibt entfernt, und diese Entscheidung ist endgültig.

        { our-reason }
    .footer = Sie erhalten diese E-Mail, weil die Bewertung von Ihnen stammt.

mail-review-posted =
    .subject = Sie haben eine neue Bewertung
    .body =
        { $author } hat Ihnen für „{ $job }“ { $rating ->
            [one] einen von 5 Sternen
           *[other] { $rating } von 5 Sternen
        } gegeben.

        { $has_text ->
            [yes] > „{ $text }“
           *[no] {""}
        }

        Sie können in Ihrem Profil darauf antworten.
    .footer = Sie erhalten diese E-Mail, weil jemand Ihre Arbeit bewertet hat.

mail-own-review-removed =
    .subject = Ihre Bewertung wurde entfernt
    .body =
        Unser Team hat Ihre Bewertung von „{ $job }“ entfernt.

        { our-reason }

        Wenn Sie das für falsch halten, können Sie innerhalb von 14 Tagen einmal widersprechen.
    .footer = Sie erhalten diese E-Mail, weil die Bewertung von Ihnen stammt.

mail-received-review-removed =
    .subject = Eine Bewertung Ihrer Arbeit wurde entfernt
    .body = Unser Team hat die Bewertung von „{ $job }“ entfernt. Sie zählt nicht mehr zu Ihrem Durchschnitt.
    .footer = Sie erhalten diese E-Mail, weil die Bewertung Ihre Arbeit betraf.

mail-own-review-restored =
    .subject = Ihre Bewertung ist wieder sichtbar
    .body =
        Unser Team hatte Ihre Bewertung von „{ $job }“ entfernt. Sie ist wieder sichtbar.

        { our-reason }
    .footer = Sie erhalten diese E-Mail, weil die Bewertung von Ihnen stammt.

mail-received-review-restored =
    .subject = Eine Bewertung Ihrer Arbeit ist wieder sichtbar
    .body = Unser Team hatte die Bewertung von „{ $job }“ entfernt. Sie ist wieder sichtbar und zählt zu Ihrem Durchschnitt wie zuvor.
    .footer = Sie erhalten diese E-Mail, weil die Bewertung Ihre Arbeit betraf.

mail-service-restored =
    .subject = Ihr Inserat ist wieder da
    .body =
        { $status ->
            [PUBLISHED] Unser Team hatte Ihr Inserat „{ $title }“ heruntergenommen. Es ist wieder veröffentlicht.
            [DRAFT] Unser Team hatte Ihr Inserat „{ $title }“ heruntergenommen. Es ist wieder da, als der Entwurf, der es war.
           *[other] Unser Team hatte Ihr Inserat „{ $title }“ heruntergenommen. Es ist wieder da: Sie können es wieder veröffentlichen.
        }

        { our-reason }
    .footer = { about-service }

mail-signed-out =
    .subject = Sie sind überall abgemeldet
    .body =
        Unser Team hat alle Sitzungen Ihres Kontos beendet, auf allen Ihren Geräten. Sie können sich jederzeit wieder anmelden. Wenn jemand anderes Ihr Passwort kennen könnte, wählen Sie ein neues.

        { our-reason }
    .footer = { about-account }

mail-service-moderated =
    .subject = Eines Ihrer Inserate wurde geändert
    .body =
        { $status ->
            [PUBLISHED] Unser Team hat Ihr Inserat wieder veröffentlicht. Es geht um „{ $title }“.
            [PAUSED] Unser Team hat Ihr Inserat pausiert: Andere sehen es vorerst nicht. Es geht um „{ $title }“.
            [DRAFT] Unser Team hat Ihr Inserat wieder zu einem Entwurf gemacht: Andere sehen es vorerst nicht. Es geht um „{ $title }“.
           *[other] Unser Team hat den Status Ihres Inserats geändert. Es geht um „{ $title }“.
        }

        { our-reason }
    .footer = { about-service }

mail-service-removed =
    .subject = Ihr Inserat wurde entfernt
    .body =
        Unser Team hat Ihr Inserat „{ $title }“ entfernt.

        { our-reason }
    .footer = { about-service }

mail-webhook-disabled =
    .subject = Ein Webhook ist deaktiviert
    .body =
        { $reason ->
            [GONE] Seit dem { $at } wird an den Webhook bei { $host } nichts mehr zugestellt: Der Empfänger hat geantwortet, dass er nichts mehr erhalten möchte.
           *[FAILING] Seit dem { $at } wird an den Webhook bei { $host } nichts mehr zugestellt: Fünf Tage lang ist jeder Versuch fehlgeschlagen.
        }

        Ereignisse warten im Protokoll. Wenn der Empfänger wieder erreichbar ist, aktivieren Sie den Webhook: Er macht dort weiter, wo er aufgehört hat.
    .footer = Sie erhalten diese E-Mail, weil Sie ein Administratorkonto haben.

mail-news =
    .subject = Neues zu Ihren Unterhaltungen und Aufträgen
    .body =
        { $lines }

        { $more ->
            [0] {""}
            [one] Und eine weitere Neuigkeit.
           *[other] Und { $more } weitere Neuigkeiten.
        }

        Melden Sie sich an, um alles zu sehen.
    .footer = Sie erhalten diese E-Mail, weil seit Ihrem letzten Besuch mehreres geschehen ist; wir berichten es in einer E-Mail.

## Die Seiten des Servers selbst

web-errors = Bitte berichtigen Sie, was markiert ist.
web-sorry-title = Das hat nicht geklappt
web-invalid-title = Dieser Link funktioniert nicht mehr
web-invalid = Er wurde bereits verwendet, ist abgelaufen oder unvollständig. Fordern Sie dort, wo Sie sich anmelden, einen neuen an.

web-password = Passwort
web-new-password = Neues Passwort
web-first-name = Vorname
web-last-name = Nachname (kann leer bleiben)
web-role = Was führt Sie zu uns?
web-role-client = Ich suche Hilfe
web-role-worker = Ich biete Leistungen an

web-verify-title = Bestätigen Sie Ihre E-Mail-Adresse
web-verify-lead = Bestätigen Sie, dass { $address } Ihnen gehört, und Ihr Konto ist bereit.
web-verify-password-hint = Das Passwort, mit dem Sie sich registriert haben. Wir fragen danach, weil dies ein anderer Browser ist.
web-verify-new = Ich habe mich nicht selbst registriert oder weiß das Passwort nicht mehr
web-verify-new-lead = Wählen Sie dann oben ein neues Passwort und sagen Sie uns, wer Sie sind. Was bei der Registrierung eingegeben wurde, zählt nicht.
web-verify-done-title = Ihr Konto ist bereit
web-verify-done = Ihre E-Mail-Adresse ist bestätigt. Sie können sich jetzt anmelden.

web-reset-title = Wählen Sie ein neues Passwort
web-reset-lead = Danach müssen Sie sich auf allen Ihren Geräten neu anmelden.
web-reset-others = Womit sich Ihr Konto sonst noch öffnen lässt
web-reset-others-lead = Markieren Sie, was nicht von Ihnen stammt: Es wird entfernt.
web-reset-second-factor = Der zweite Faktor, eingerichtet am { $at }
web-reset-passkey = Der Passkey „{ $name }“, hinzugefügt am { $at }
web-reset-identity = { $name }, verknüpft am { $at }
web-reset-button = Neues Passwort speichern
web-reset-done-title = Ihr Passwort ist geändert
web-reset-done = Sie können sich jetzt damit anmelden.

web-confirm-title = Bestätigen Sie Ihre neue E-Mail-Adresse
web-confirm-lead = Von da an gilt diese Adresse für Ihr Konto: zum Anmelden und für unsere E-Mails.
web-confirm-done-title = Ihre neue Adresse ist bestätigt
web-confirm-done = Sie gilt ab sofort für Ihr Konto.

## Was die Schnittstelle ablehnt. Englisch steht es dort, wo es abgelehnt wird.

status-400 = Ungültige Anfrage
status-401 = Nicht angemeldet
status-403 = Nicht erlaubt
status-404 = Nicht gefunden
status-405 = Methode nicht erlaubt
status-406 = Kein passendes Format
status-409 = Konflikt
status-412 = Vorbedingung nicht erfüllt
status-413 = Zu groß
status-415 = Format wird nicht gelesen
status-422 = Ungültige Angaben
status-426 = Anderes Protokoll nötig
status-429 = Zu viele Anfragen
status-500 = Interner Fehler
status-503 = Vorübergehend nicht verfügbar

problem-malformed_request = Die Anfrage verletzt eine Regel von HTTP.
problem-malformed_json = Der Inhalt der Anfrage ist kein gültiges JSON.
problem-malformed_form = Der Inhalt der Anfrage ist kein vollständiges Formular.
problem-incomplete_body = Der Inhalt der Anfrage ist nicht vollständig und rechtzeitig angekommen.
problem-bad_request = Die Anfrage ist nicht zu verstehen.
problem-not_signed_in = Bitte melden Sie sich zuerst an.
problem-invalid_token = Ihre Anmeldung ist nicht mehr gültig. Bitte melden Sie sich neu an.
problem-wrong_role = Das ist nur Konten mit einer anderen Rolle möglich.
problem-cross_site = Das ist nur von Seiten dieser Website aus möglich.
problem-not_found = Hier gibt es nichts, was Sie sehen dürfen.
problem-method_not_allowed = Dieser Pfad unterstützt die Methode nicht.
problem-not_acceptable = Dieser Pfad antwortet in keinem der gewünschten Formate.
problem-precondition_failed = Es wurde geändert, nachdem Sie es gelesen haben. Lesen Sie es noch einmal und wiederholen Sie Ihre Änderung.
problem-too_large = Der Inhalt der Anfrage ist zu groß.
problem-unsupported_media_type = Diese Art von Inhalt wird hier nicht gelesen.
problem-invalid = Einige Angaben sind ungültig.
problem-unknown_field = Einige Angaben sind hier nicht bekannt.
problem-too_many_parameters = Es sind zu viele Parameter.
problem-invalid_cursor = Diese Seite der Liste gibt es nicht. Beginnen Sie die Liste von vorn.
problem-idempotency_key_reused = Dieser Idempotency-Key gehört zu einer anderen Anfrage. Verwenden Sie einen neuen.
problem-too_many_requests = Das waren zu viele Versuche. Bitte warten Sie etwas und versuchen Sie es dann noch einmal.
problem-too_many_uploads = Sie senden zu viele Dateien gleichzeitig. Bitte warten Sie, bis die anderen angekommen sind.
problem-internal = Auf unserer Seite ist etwas fehlgeschlagen.
problem-overloaded = Es ist gerade zu viel los. Bitte versuchen Sie es gleich noch einmal.
problem-database_unavailable = Die Datenbank ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.
problem-storage_full = Für Dateien ist gerade kein Platz. Bitte versuchen Sie es später noch einmal.
problem-storage_unavailable = Dateien können gerade nicht gespeichert oder gelesen werden. Bitte versuchen Sie es später noch einmal.
problem-stopping = Dieser Server wird gerade beendet. Bitte versuchen Sie es gleich noch einmal.
problem-invalid_credentials = E-Mail-Adresse oder Passwort ist falsch, oder die Adresse ist noch nicht bestätigt.
problem-totp_required = Dieses Konto hat einen zweiten Faktor. Bitte geben Sie auch einen Code ein.
problem-invalid_totp_code = Der Code ist falsch oder wurde bereits verwendet.
problem-invalid_refresh_token = Ihre Sitzung ist nicht mehr gültig. Bitte melden Sie sich neu an.
problem-invalid_passkey = Dieser Passkey wird nicht angenommen.
problem-identity_not_confirmed = Der Anbieter hat nicht bestätigt, wer Sie sind. Bitte beginnen Sie von vorn.
problem-invalid_signature = Die Nachricht ist nicht richtig unterschrieben oder zu alt.
problem-account_frozen = Ihr Konto ist eingefroren: Sie können lesen, aber nichts ändern.
problem-account_banned = Dieses Konto ist gesperrt.
problem-second_factor_required = Administratorkonten brauchen dafür einen zweiten Faktor. Richten Sie einen ein, oder melden Sie sich mit ihm an.
problem-kyc_required = Dafür muss Ihre Identität bestätigt sein.
problem-kyc_file_required = Für diese Kategorie braucht Ihre bestätigte Identitätsprüfung auch { $file ->
    [licence] die Zulassung
    [insurance] den Versicherungsnachweis
   *[criminal_record] das Führungszeugnis
}.
problem-email_not_verified = Der Anbieter hat die E-Mail-Adresse nicht bestätigt.
problem-link_first = Bitte melden Sie sich auf andere Weise an und verknüpfen Sie den Anbieter dann mit Ihrem Konto.
problem-foreign_origin = Seiten dieser Herkunft dürfen hier nicht mithören.
problem-already_exists = Das gibt es bereits.
problem-illegal_transition = Das ist im jetzigen Zustand nicht möglich. Vielleicht hat er sich gerade geändert.
problem-own_account = Mit Ihrem eigenen Konto geht das nicht.
problem-last_admin = Das letzte Administratorkonto kann nicht entfernt werden.
problem-passkeys_not_possible = Passkeys sind auf dieser Website nicht möglich.
problem-too_many_passkeys = Mehr Passkeys kann ein Konto nicht haben. Entfernen Sie zuerst einen.
problem-not_begun = Es wird gerade kein zweiter Faktor eingerichtet. Beginnen Sie mit dem Passwort.
problem-name_required = Der Anbieter hat Ihren Namen nicht genannt. Bitte geben Sie ihn an.
problem-already_decided = Darüber wurde bereits entschieden.
problem-draft_gone = Der Entwurf wurde inzwischen eingereicht oder gelöscht.
problem-claimed_by_other = Ein anderes Administratorkonto bearbeitet das bereits.
problem-not_claimed = Sie haben das nicht übernommen.
problem-not_approved = Das wurde nicht genehmigt.
problem-document_expired = Das Dokument ist inzwischen abgelaufen.
problem-second_administrator_needed = Sie haben bereits zugestimmt. Ein zweites Administratorkonto muss ebenfalls zustimmen.
problem-file_quarantined = Die Datei wird noch auf Schadsoftware geprüft. Bitte versuchen Sie es später noch einmal.
problem-already_answered = Ein anderes Ergebnis wurde bereits festgehalten.
problem-too_many_services = Sie haben so viele Inserate, wie möglich sind. Löschen Sie zuerst eines.
problem-paused_by_moderation = Unser Team hat dieses Inserat pausiert. Nur unser Team kann es wieder veröffentlichen.
problem-thread_closed = Diese Unterhaltung ist geschlossen.
problem-worker_unavailable = Diese Person kann derzeit keine Aufträge annehmen.
problem-client_unavailable = Das Konto der Auftraggeberin oder des Auftraggebers ist nicht aktiv.
problem-job_not_finished = Ein Auftrag kann erst bewertet werden, wenn die Arbeit erledigt ist.
problem-nothing_to_accept = Es gibt kein Angebot der anderen Seite, das Sie annehmen könnten.
problem-offer_not_open = Das Angebot ist nicht mehr offen.
problem-offer_open = Für den Auftrag, wie er ist, ist ein Angebot offen. Ziehen Sie es zurück oder lehnen Sie es ab, bevor Sie ändern, worum es geht.
problem-work_was_done = Die Arbeit war schon einmal als erledigt gemeldet. Schließen Sie sie ab, einigen Sie sich auf anderes, oder eröffnen Sie einen Streitfall.
problem-wrong_side = Ein Angebot nimmt die andere Seite an oder lehnt es ab; zurückziehen kann es nur, wer es gemacht hat.
problem-too_early = Das ist noch nicht möglich.
problem-not_scheduled = Es ist kein Beginn vereinbart, zu dem jemand hätte kommen sollen.
problem-no_show_reported = Es ist gemeldet, dass jemand nicht gekommen ist. Die andere Seite kann widersprechen; sonst wird der Auftrag storniert.
problem-settlement_not_open = Dieser Vorschlag zur Einigung ist nicht mehr offen.
problem-too_many_dispute_entries = Zu diesem Streit kann höchstens { $max }-mal etwas gesagt oder vorgeschlagen werden.
problem-not_appealable = Einspruch ist nur gegen die Entscheidung der Verwaltung möglich, einmal und rechtzeitig.
problem-nothing_to_contest = Die andere Seite hat nichts gemeldet, dem Sie widersprechen könnten.
problem-too_many_change_requests = Um Änderungen können Sie { $max }-mal bitten. Bestätigen Sie die Arbeit.
problem-consequence_changed = Die Stornierung hat inzwischen andere Folgen. Sehen Sie noch einmal nach.
problem-review_period_over = Die Zeit für Bewertungen dieses Auftrags ist vorbei.
problem-review_revealed = Die Bewertung ist schon für andere zu lesen, deshalb kann sie nicht mehr geändert oder zurückgenommen werden.
problem-reply_final = Eine Antwort kann nur 48 Stunden lang geändert werden.
problem-appeal_period_over = Die Frist für den Widerspruch ist vorbei.
problem-another_administrator_needed = Sie haben die Entscheidung getroffen: Über den Widerspruch dagegen entscheidet ein anderer Administrator.
problem-outdated_version = Der Auftrag wurde inzwischen geändert. Lesen Sie ihn noch einmal und entscheiden Sie dann.
problem-reason_needed = Geben Sie zuerst einen Grund an, warum Sie diese Unterhaltung lesen.
problem-too_many_categories = Es gibt so viele Kategorien, wie möglich sind.
problem-last_category = Die letzte Kategorie kann nicht stillgelegt werden.
problem-too_many_webhooks = Es gibt so viele Webhooks, wie möglich sind. Löschen Sie zuerst einen.
problem-webhook_enabled = Der Webhook ist aktiv. Deaktivieren Sie ihn zuerst.
problem-webhook_disabled = Der Webhook ist deaktiviert. Aktivieren Sie ihn zuerst.
problem-replay_in_progress = Eine Wiederholung läuft bereits. Bitte warten Sie, bis sie fertig ist.
problem-events_archived = Ereignisse, die der Webhook verpasst hat, sind archiviert und können nicht mehr zugestellt werden.
problem-invalid_state = Diese Anmeldung wurde nicht in diesem Browser begonnen oder ist schon beendet. Bitte beginnen Sie von vorn.
problem-password_required = Die Registrierung wurde in einem anderen Browser begonnen. Sagen Sie uns, wer Sie sind, und wählen Sie ein Passwort.
problem-upgrade_required = Dies ist ein WebSocket.
problem-too_many_feeds = Es sind zu viele Verbindungen offen. Schließen Sie zuerst eine.
problem-provider_unavailable = Der Anbieter ist gerade nicht erreichbar. Melden Sie sich auf andere Weise an, oder versuchen Sie es später noch einmal.
problem-scanner_unavailable = Dateien können gerade nicht auf Schadsoftware geprüft werden. Bitte versuchen Sie es später noch einmal.

field-required = ist erforderlich
field-unknown_field = ist unbekannt{ $known_count ->
    [0] {""}
   *[other] {"; bekannt sind "}{ $known }
}
field-duplicate_field = ist mehrfach angegeben
field-invalid_type = muss { $expected ->
    [string] ein Text
    [integer] eine ganze Zahl
    [number] eine Zahl
    [boolean] true oder false
    [array] eine Liste
   *[object] ein Objekt
} sein
field-unknown_value = { $accepted_count ->
    [0] muss ein Wert sein, den es gibt
   *[other] muss einer dieser Werte sein: { $accepted }
}
field-invalid_format = muss { $format ->
    [uuid] eine Kennung (UUID)
    [date] ein Tag zwischen 1970 und 9999 wie 2026-05-04
    [date-time] ein Zeitpunkt wie 2026-05-04T10:00:00Z
    [position] ein Ort in Grad wie 52.52,13.405
    [quantity] eine Menge von 0.001 bis 1000000 mit höchstens drei Nachkommastellen wie "2.5"
   *[url] eine URL wie https://example.com/hooks, ohne Benutzername, Passwort und Fragment,
} sein
field-too_short = muss mindestens { $min ->
    [one] ein sichtbares Zeichen
   *[other] { $min } sichtbare Zeichen
} haben
field-too_long = darf höchstens { $max ->
    [one] ein Zeichen
   *[other] { $max } Zeichen
} haben
field-too_many = darf höchstens { $max ->
    [one] einen Eintrag
   *[other] { $max } Einträge
} haben
field-out_of_range = { $min ->
    [none] { $max ->
        [none] muss in dem Bereich liegen, den die anderen Angaben zulassen
       *[other] darf höchstens { $max } sein
    }
   *[other] { $max ->
        [none] muss mindestens { $min } sein
       *[other] muss zwischen { $min } und { $max } liegen
    }
}
field-duplicate = darf jeden Eintrag nur einmal enthalten
field-one_of = genau eine dieser Angaben ist erforderlich: { $fields }
field-forbidden_character = darf keine Steuerzeichen enthalten
field-invalid_email = muss eine E-Mail-Adresse mit öffentlicher Domain sein, etwa ada@example.com
field-invalid_phone_number = muss eine Telefonnummer sein, etwa +49 30 1234567
field-invalid_name = muss ein Name sein: Buchstaben und dazwischen Leerzeichen, Bindestriche, Apostrophe und Punkte, aber keine Web- oder E-Mail-Adresse
field-reserved_name = darf nicht der Name dieser Website oder ihres Teams sein
field-invalid_currency = muss eine Währung nach ISO 4217 sein, etwa EUR
field-invalid_time_zone = muss eine Zeitzone der IANA-Datenbank sein, etwa Europe/Berlin
field-too_common = ist zu leicht zu erraten
field-wrong_password = ist falsch
field-no_password = dieses Konto hat noch kein Passwort
field-wrong_code = ist falsch
field-invalid_token = ist nicht mehr gültig
field-invalid_cursor = gehört nicht zu dieser Liste
field-invalid_header = muss einmal und wie beschrieben angegeben sein
field-invalid_state = ist nicht mehr gültig
field-invalid_path = muss ein Pfad dieser Website sein
field-invalid_ceremony = ist nicht mehr gültig
field-invalid_credential = muss das Ergebnis von toJSON() des Browsers sein
field-not_allowed = ist für dieses Konto nicht möglich
field-refused_address = muss zu einer öffentlichen Adresse führen
field-invalid_value = ist nicht plausibel
field-expired = liegt in der Vergangenheit
field-other_submission = gehört zu einer anderen Einreichung
field-too_many_parameters = höchstens { $max } Parameter sind möglich
field-infected = enthält Schadsoftware
field-too_large = darf höchstens { $max_bytes } Bytes haben
field-unsupported_media = muss von einer dieser Arten sein: { $accepted }
field-too_many_pixels = hat zu viele Bildpunkte
field-animated_image = darf nicht animiert sein
field-damaged_image = ist beschädigt
field-damaged_document = ist beschädigt
field-ambiguous_document = ist zugleich eine Datei anderer Art

## Kategorien

category-appliance-repair = Gerätereparatur
category-beauty = Schönheit
category-carpentry = Tischlerarbeiten
category-childcare = Kinderbetreuung
category-cleaning = Reinigung
category-computer-help = Computerhilfe
category-eldercare = Seniorenbetreuung
category-electrical = Elektroarbeiten
category-events = Veranstaltungen
category-fitness = Fitness
category-gardening = Gartenarbeit
category-handyman = Handwerkliche Hilfe
category-heating-cooling = Heizung und Klima
category-locksmith = Schlüsseldienst
category-moving = Umzug
category-music-lessons = Musikunterricht
category-other = Sonstiges
category-painting = Malerarbeiten
category-pet-care = Tierbetreuung
category-photography = Fotografie
category-plumbing = Klempnerarbeiten
category-roofing = Dacharbeiten
category-translation = Übersetzung
category-tutoring = Nachhilfe

## Die Konsole der Verwaltung

language-name = Deutsch
console-skip = Zum Inhalt springen
console-navigation = Konsole
console-identity = Identität
console-identity-checks = Identitätsprüfungen
console-name-changes = Namensänderungen
console-flagged-reviews = Gemeldete Bewertungen
console-waiting = warten
console-sign-out = Abmelden
console-as-of = Stand
console-signed-out = Sie sind abgemeldet. Was Sie geschrieben haben, bleibt hier stehen: beim Absenden werden Sie gebeten, sich anzumelden.
console-keys = Tastatur
console-keys-on = Diese Tasten verwenden
console-keys-this = Zeigt dies
console-keys-rows = Nächste und vorige Zeile
console-keys-open = Öffnet die Zeile
console-keys-cases = Nächster Fall, voriger Fall, die Liste
console-keys-refuse = Ablehnen, mit diesem Grund
console-keys-act = Führt aus, was offen ist; schließt es
console-keys-picture = Das nächste Bild
console-keys-view = Größer, kleiner, einpassen, drehen, Kontrast
console-sign-in-title = In der Konsole anmelden
console-email = E-Mail-Adresse
console-code = Code
console-code-hint = Ihres zweiten Faktors oder ein Wiederherstellungscode. Bleibt leer, wenn Sie keinen haben.
console-sign-in-code-needed = Dieses Konto hat einen zweiten Faktor: auch dessen Code wird gebraucht.
console-or = oder
console-passkey = Mit einem Passkey anmelden
console-passkey-failed = Es wurde kein Passkey verwendet.
console-session-over = Ihre Sitzung ist zu Ende. Bitte melden Sie sich wieder an.
console-kept-lead = Was Sie abgesendet haben, ist aufgehoben und noch nicht ausgeführt:
console-resume-title = Sie sind wieder angemeldet
console-resume-lead = Was Sie zuvor abgesendet haben, wurde nicht ausgeführt. Jetzt senden?
console-send-now = Jetzt senden
console-send-again = Noch einmal senden
console-leave = Verwerfen
console-not-found = Hier ist nichts
console-forbidden = Das dürfen Sie hier nicht
console-later = Bitte versuchen Sie es gleich noch einmal
console-sorry = Das hat nicht geklappt
console-add-factor = Einen zweiten Faktor einrichten
console-home-link = Zur Konsole
console-home-title = Was wartet
console-waits = Auf eine Entscheidung
console-nothing-waits = Nichts wartet. Was ankommt, erscheint hier von selbst.
console-kind = Art
console-count = Anzahl
console-oldest = Älteste
console-health = Diese Installation
console-health-well = ist wohlauf
console-health-look = braucht einen Blick
console-health-mail = E-Mails
console-health-work = Andere Aufgaben
console-health-failed = Endgültig gescheitert
console-health-events = Ereignisse
console-health-rounds = Hintergrundarbeit
console-health-held = E-Mails sind angehalten
console-health-held-why = seit eine Sicherung zurückgespielt wurde; „hirehall queue release“ beendet das
console-health-database = Datenbank
console-health-no-database = antwortet nicht
console-health-nothing-waits = nichts wartet
console-health-none = nichts
console-since = seit
console-version = Version
console-filter = Status
console-any-state = Alle
console-of-one-worker = Von einer Person.
console-all-workers = Alle zeigen
console-you-hold = Sie prüfen gerade:
console-queue-empty = Es gibt keine. Neue erscheinen hier von selbst.
console-worker = Person
console-document = Dokument
console-state = Status
console-submitted = Eingereicht
console-next-page = Nächste Seite
console-endorsed-by-you = von Ihnen bestätigt; eine weitere Person aus der Verwaltung muss es ebenfalls tun
console-other-cases = Andere Fälle
console-previous = Voriger
console-next = Nächster
console-claimed-by-you = Von Ihnen geprüft bis
console-opening-claims = Mit dem Blick auf die Dokumente haben Sie die Prüfung übernommen.
console-decided-by-itself = Nicht von der Verwaltung entschieden.
console-valid-until = Gültig bis
console-not-done = Nichts wurde ausgeführt
console-documents = Dokumente
console-closed-meanwhile = Die Dokumente bleiben geschlossen, solange eine andere Person sie prüft.
console-documents-closed = Dieser Fall ist entschieden. Jeder Blick auf ein Dokument wird festgehalten.
console-show-documents = Dokumente zeigen
console-quarantined = Der Virenscanner hat diese Datei noch nicht geprüft. Danach öffnet sie sich hier.
console-pdf-warning = Das PDF eines fremden Menschen kann mehr, als Seiten zu zeigen. Öffnen Sie es nur in einem Programm, das seine Skripte nicht ausführt.
console-pdf-open = PDF herunterladen
console-file-gone = Diese Datei lässt sich nicht zeigen. Sie ist vielleicht vernichtet, oder eine andere Person prüft den Fall.
console-zoom-in = Größer
console-zoom-out = Kleiner
console-fit = Einpassen
console-turn-left = Nach links drehen
console-turn-right = Nach rechts drehen
console-contrast = Kontrast
console-particulars = Angaben
console-account-name = Name des Kontos
console-name-on-document = Name im Dokument
console-not-given = nicht angegeben
console-member-since = Mitglied seit
console-legal-hold = Aufbewahrung angeordnet
console-signals = Hinweise
console-no-signals = Nichts fällt auf.
console-check = Prüfdienst
console-attempts = Andere Versuche
console-no-attempts = Dies ist der einzige.
console-decision = Entscheidung
console-nothing-to-decide = Es gibt nichts zu entscheiden.
console-approve = Bestätigen
console-refuse = Ablehnen
console-request-changes = Dateien noch einmal anfordern
console-revoke = Bestätigung zurücknehmen
console-revoke-now = Jetzt zurücknehmen
console-claim = Übernehmen
console-release = Freigeben
console-reason = Grund
console-audit = Protokoll
console-what = Was
console-anything = Alles
console-first-proposed = Vorgeschlagen ab (UTC)
console-last-proposed = Vorgeschlagen bis (UTC)
console-first-day = Von (UTC)
console-last-day = Bis (UTC)
console-who-id = Wer (Nummer)
console-to-whom-id = Wem (Nummer)
console-show = Zeigen
console-all-entries = Alles zeigen
console-no-entries = Nichts Passendes ist festgehalten. Weitere Filter zeigen mehr.
console-csv = Diese als CSV herunterladen
console-when = Wann
console-who = Wer
console-to-whom = Wem
console-why = Warum
console-system = das System
console-note = In Ihren Worten
console-note-hint = Bleibt das Feld leer, entfällt die Zeile. Die E-Mail enthält die ersten 200 Zeichen, die Seite der Person alles.
console-age-now = gerade eben
console-age-minutes = { $count } min
console-age-hours = { $count } h
console-claimed-by = { $name } prüft es bis
console-decided-by = Entschieden von { $name }
console-endorsed = { $name } hat es bestätigt. Eine zweite Person aus der Verwaltung muss es ebenfalls bestätigen.
console-tools = Ansicht von: { $name }
console-approve-what = { $name } ist damit bestätigt und darf ab sofort Inserate veröffentlichen.
console-revoke-what = Die Inserate von { $name } werden sofort ausgeblendet.
console-will-read = { $name } wird lesen:
console-approve-now = { $name } jetzt bestätigen
console-refuse-now = Ablehnen und { $name } schreiben
console-request-now = { $name } um diese Dateien bitten
console-age-days = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
console-news-identity = { $count ->
    [0] Keine Identitätsprüfung wartet.
    [one] Eine Identitätsprüfung wartet.
   *[other] { $count } Identitätsprüfungen warten.
}
console-health-waiting = { $count ->
    [one] eines wartet
   *[other] { $count } warten
}
console-health-failures = { $count ->
    [one] eine in den letzten 30 Tagen
   *[other] { $count } in den letzten 30 Tagen
}

## Wörter der Konsole für Werte

console-names = Namen
console-reviews = Bewertungen
console-users = Konten
console-listings = Inserate
console-jobs = Aufträge
console-cancel = Abbrechen
console-undo = Rückgängig machen
console-open = öffnen
console-acts = Was Sie tun können
console-about = Worum es geht
console-any = Beliebig
console-review = Bewertung
console-reply = Antwort
console-says = Was da steht
console-flags = Meldungen
console-written = Geschrieben
console-reviews-flagged = Gemeldete
console-reviews-all = Alle
console-by-clients = Von Kundinnen und Kunden
console-by-workers = Von anbietenden Personen
console-reviews-removed = Entfernte
console-no-flags = Keine Bewertung ist gemeldet. Gemeldete erscheinen hier von selbst.
console-no-open-flags = Keine Meldung ist offen.
console-no-text = Es gibt keinen Text.
console-does-not-count = zählt nicht
console-author = Verfasst von
console-worker-id = Anbietende Person (Id)
console-party-id = Eine der beiden Personen (Id)
console-review-by = Bewertung von { $name }
console-keys-next-flagged = Die nächste gemeldete, die Liste
console-reason-hint = Er wird festgehalten. Wo Betroffene benachrichtigt werden, lesen sie ihn.
console-account = Konto
console-role = Rolle
console-phone = Telefon
console-find-user = Name, Adresse, Telefon oder Id
console-member-since-day = Mitglied seit
console-sign-in-with = Meldet sich an mit
console-with-password = Passwort
console-with-factor = zweitem Faktor
console-none-yet = Es gibt nichts.
console-doings = Was es gibt
console-reports = Meldungen
console-what-was-done = Was geschehen ist
console-in-the-audit = Alles im Protokoll
console-words = Wörter
console-category = Kategorie
console-listing = Inserat
console-price = Preis
console-place = Ort
console-created = Angelegt
console-changed = Geändert
console-public = öffentlich
console-not-public = nicht öffentlich
console-listing-paused = Von der Verwaltung pausiert
console-listing-removed = Von der Verwaltung entfernt
console-job = Auftrag
console-parties = Auftrag von → an
console-client = Auftrag von
console-proposed = Vorgeschlagen
console-scheduled = Geplant für
console-life = Verlauf
console-by-itself = von selbst
console-conversation = Unterhaltung
console-closed = geschlossen
console-verified-name = Geprüfter Name
console-new-name = Neuer Name
console-stars = { $count } von 5 ★
console-flag-count = { $count ->
    [one] eine Meldung
   *[other] { $count } Meldungen
}
console-reviews-written = { $count ->
    [one] eine Bewertung geschrieben
   *[other] { $count } Bewertungen geschrieben
}
console-reviews-flagged-count = { $count ->
    [one] eine ist gemeldet
   *[other] { $count } sind gemeldet
}
console-ratings = { $count ->
    [one] eine Bewertung
   *[other] { $count } Bewertungen
}
console-flags-raised = { $count ->
    [one] hat eine Bewertung gemeldet
   *[other] hat { $count } Bewertungen gemeldet
}
console-with-passkeys = { $count ->
    [one] einem Passkey
   *[other] { $count } Passkeys
}
console-sessions = { $count ->
    [0] Nirgends angemeldet
    [one] Auf einem Gerät angemeldet
   *[other] Auf { $count } Geräten angemeldet
}
console-messages = { $count ->
    [one] Eine Nachricht
   *[other] { $count } Nachrichten
}
console-news-names = { $count ->
    [0] Keine Namensänderung wartet.
    [one] Eine Namensänderung wartet.
   *[other] { $count } Namensänderungen warten.
}
console-news-reviews = { $count ->
    [0] Keine Bewertung wartet.
    [one] Eine Bewertung wartet.
   *[other] { $count } Bewertungen warten.
}
console-effect-sessions = { $count ->
    [one] Eine Sitzung endet.
   *[other] { $count } Sitzungen enden.
}
console-effect-hidden = { $count ->
    [one] Ein Inserat wird verborgen.
   *[other] { $count } Inserate werden verborgen.
}
console-effect-erased = { $count ->
    [one] Ein Inserat wird gelöscht.
   *[other] { $count } Inserate werden gelöscht.
}
console-effect-conversations = { $count ->
    [one] Eine Unterhaltung wird geschlossen.
   *[other] { $count } Unterhaltungen werden geschlossen.
}
console-effect-reviews = { $count ->
    [one] Eine Bewertung wird gemeldet, damit Sie über sie entscheiden.
   *[other] { $count } Bewertungen werden gemeldet, damit Sie über sie entscheiden.
}
console-effect-jobs = { $count ->
    [one] Ein Auftrag läuft. Er bleibt, wie er ist, und diese Seite kann in ihm nichts mehr tun.
   *[other] { $count } Aufträge laufen. Sie bleiben, wie sie sind, und diese Seite kann in ihnen nichts mehr tun.
}
console-categories = Kategorien
console-webhooks = Webhooks
console-settings = Einstellungen
console-name = Name
console-name-in = Name auf { $name }
console-name-in-hint = Bleibt dies leer, heißt sie wie oben, oder wie Hirehall das übersetzt.
console-icon = Symbol
console-icon-hint = Der Name eines Material-Symbols, etwa „window“.
console-slug = Kürzel
console-slug-hint = Ihr Name in Adressen, der sich nie ändert: Kleinbuchstaben, Ziffern und Bindestriche.
console-position = Platz
console-public-listings = Öffentliche Inserate
console-retired = stillgelegt
console-in-use = in Gebrauch
console-keeps-listings = { $count ->
    [0] Sie hat kein öffentliches Inserat.
    [one] Ihr öffentliches Inserat bleibt in ihr.
   *[other] Ihre { $count } öffentlichen Inserate bleiben in ihr.
}
console-running-since = Läuft seit
console-schema = Schema
console-disk = Frei in „{ $name }“
console-signing-keys = Signaturschlüssel
console-key-signs = Signiert
console-key-verifies = Prüft
console-in-effect = Was gilt
console-setting = Einstellung
console-value = Wert
console-origin = Woher
console-not-set = nicht gesetzt
console-no-webhooks = Es gibt keinen. Ein Webhook sendet einem anderen Programm, was hier geschieht.
console-webhook-url = Adresse
console-webhook-url-hint = https:// und ein öffentlicher Rechner.
console-webhook-description = Wozu er dient
console-webhook-types = Arten von Ereignissen
console-webhook-types-hint = Keine gewählt: alle.
console-webhook-all = alle
console-webhook-well = stellt zu
console-webhook-failing = jeder Versuch schlägt fehl
console-webhook-next = nächster Versuch
console-webhook-attempts = Versuche
console-webhook-outcome = Was daraus wurde
console-webhook-last = Zugestellt bis Ereignis
console-webhook-skip = Überspringen, was er verpasst hat
console-webhook-secret = Das Geheimnis
console-webhook-secret-lead = Geben Sie es dem Empfänger, der damit die Signaturen prüft. Hüten Sie es wie ein Passwort. Dass Sie es angesehen haben, ist festgehalten.
console-webhook-old-secret = Das frühere Geheimnis signiert ebenfalls, bis
console-doing = Wie es läuft
console-period = Zeitraum
console-last-days = { $count } Tage
console-funnel = Was aus Aufträgen wird
console-of-hundred = Von 100 vorgeschlagenen
console-table = Tabelle
console-from-day = Ab
console-most = höchstens { $count }
console-chart-accounts = Neue Konten
console-chart-listings = Neue Inserate
console-chart-jobs = Vorgeschlagene Aufträge
console-chart-cancelled = Abgesagte Aufträge
console-chart-messages = Nachrichten
console-chart-checks = Identitätsprüfungen
console-stage-proposed = Vorgeschlagen
console-stage-accepted = Angenommen
console-stage-completed = Erledigt
console-stage-cancelled = Abgesagt
console-demo = Dies ist eine Demo. Melden Sie sich mit einem Klick an:
console-demo-as = Anmelden als { $name }

## Was die Verwaltung tut: wie es heißt, was es bewirkt, sein Knopf, und was getan wurde

act-review-keep = Die Bewertung behalten
    .title = Behalten
    .what = Ihre Meldungen werden geschlossen. Sie bleibt, wie sie ist, und niemand wird benachrichtigt.
    .now = Behalten
    .done = Die Bewertung bleibt.
act-review-remove = Die Bewertung entfernen
    .title = Entfernen
    .what = Niemand sieht sie mehr, und sie zählt nicht mehr. Wer sie verfasst hat, erfährt den Grund. Wer Dienste anbietet und bewertet wurde, erfährt, dass sie weg ist.
    .now = Entfernen
    .done = Die Bewertung ist entfernt.
act-review-restore = Die Bewertung wiederherstellen
    .title = Wiederherstellen
    .what = Sie ist wieder zu sehen und zählt wie zuvor. Wer sie verfasst hat, erfährt den Grund. Wer Dienste anbietet und bewertet wurde, erfährt, dass sie wieder da ist.
    .now = Wiederherstellen
    .done = Die Bewertung ist wieder sichtbar.
act-user-freeze = { $name } einfrieren
    .title = Einfrieren
    .what = { $name } kann lesen, aber nichts ändern, und ist für andere nicht zu sehen. Eine E-Mail nennt den Grund.
    .now = Jetzt einfrieren
    .done = { $name } ist eingefroren.
act-user-unfreeze = { $name } freigeben
    .title = Freigeben
    .what = Für { $name } geht alles wieder wie zuvor. Eine E-Mail sagt das.
    .now = Jetzt freigeben
    .done = { $name } ist wieder aktiv.
act-user-ban = { $name } sperren
    .title = Sperren
    .what = { $name } wird abgemeldet, kann sich nicht anmelden und ist für andere nicht zu sehen. Eine E-Mail nennt den Grund.
    .now = Jetzt sperren
    .done = { $name } ist gesperrt.
act-user-unban = { $name } entsperren
    .title = Entsperren
    .what = { $name } kann sich wieder anmelden. War das Konto zuvor eingefroren, so ist es das wieder. Eine E-Mail sagt das.
    .now = Jetzt entsperren
    .done = { $name } ist nicht mehr gesperrt.
act-user-delete = { $name } für immer löschen
    .title = Löschen
    .what = Persönliche Daten, Bilder, Inserate und Ausweise werden für immer gelöscht. Bei anderen bleibt ein „Gelöschtes Konto“. Das kann nicht rückgängig gemacht werden.
    .now = Für immer löschen
    .done = Das Konto ist gelöscht.
act-user-end-sessions = { $name } überall abmelden
    .title = Alle Sitzungen beenden
    .what = { $name } muss sich auf jedem Gerät neu anmelden. Links in E-Mails gelten nicht mehr. Eine E-Mail nennt den Grund.
    .now = Alle Sitzungen beenden
    .done = { $name } ist überall abgemeldet.
act-user-hold = Die Ausweise von { $name } aufbewahren
    .title = Aufbewahrung anordnen
    .what = Die Ausweise von { $name } werden aufbewahrt, auch wenn das Konto gelöscht wird. { $name } wird nicht benachrichtigt.
    .now = Anordnen
    .done = Die Aufbewahrung ist angeordnet.
act-user-lift = Die Aufbewahrung für { $name } aufheben
    .title = Aufbewahrung aufheben
    .what = Die Ausweise werden vernichtet, wenn ihre Zeit um ist; sofort, wenn das Konto gelöscht ist. { $name } wird nicht benachrichtigt.
    .now = Aufheben
    .done = Die Aufbewahrung ist aufgehoben.
act-user-export = Alle Daten von { $name } herunterladen
    .title = Alle Daten herunterladen
    .what = Eine ZIP-Datei mit allem, was über { $name } gespeichert ist, auch den Ausweisen, außer denen, die auf die Prüfung auf Schadsoftware warten oder nicht eingereicht sind. Der Abruf wird festgehalten, und { $name } findet ihn in den eigenen Daten.
    .now = Herunterladen
    .done = Die Daten wurden schon gesendet. Ein Formular lädt sie einmal herunter: Fordern Sie sie neu an, wenn Sie die Datei nicht haben.
act-listing-pause = „{ $name }“ pausieren
    .title = Pausieren
    .what = Nur wer es anbietet, sieht es noch, erfährt den Grund und kann es nicht veröffentlichen.
    .now = Pausieren
    .done = Das Inserat ist pausiert.
act-listing-remove = „{ $name }“ entfernen
    .title = Entfernen
    .what = Niemand sieht es mehr. Wer es anbietet, erfährt den Grund. Es kann wiederhergestellt werden, bis sein Text gelöscht ist.
    .now = Entfernen
    .done = Das Inserat ist entfernt.
act-listing-restore = „{ $name }“ wiederherstellen
    .title = Wiederherstellen
    .what = Es ist wieder so, wie es zuvor war. Wer es anbietet, erfährt den Grund.
    .now = Wiederherstellen
    .done = Das Inserat ist wiederhergestellt.
act-category-create = Eine Kategorie anlegen
    .title = Eine Kategorie anlegen
    .what = Sie steht an letzter Stelle und nimmt sofort Inserate auf.
    .now = Anlegen
    .done = „{ $name }“ ist angelegt.
act-category-change = „{ $name }“ ändern
    .title = Ändern
    .what = Ihr Kürzel und ihre Inserate bleiben. Unter dem neuen Namen werden sie ein wenig später gefunden.
    .now = Speichern
    .done = „{ $name }“ ist geändert.
act-category-retire = „{ $name }“ stilllegen
    .title = Stilllegen
    .what = Sie nimmt keine neuen Inserate auf und steht nicht mehr zur Wahl.
    .now = Stilllegen
    .done = „{ $name }“ ist stillgelegt.
act-category-reopen = „{ $name }“ wieder verwenden
    .title = Wieder verwenden
    .what = Sie nimmt neue Inserate auf und steht zur Wahl.
    .now = Wieder verwenden
    .done = „{ $name }“ ist wieder in Gebrauch.
act-webhook-create = Einen Webhook anlegen
    .title = Einen Webhook anlegen
    .what = Was ab jetzt geschieht, wird signiert an seine Adresse gesandt.
    .now = Anlegen
    .done = Der Webhook ist angelegt. Sein Empfänger braucht das Geheimnis.
act-webhook-change = Den Webhook zu { $name } ändern
    .title = Ändern
    .what = Was schon wartet, wird trotzdem zugestellt.
    .now = Speichern
    .done = Der Webhook ist geändert.
act-webhook-test = Eine Probe an { $name } senden
    .title = Eine Probe senden
    .what = Jetzt wird eine Probe gesandt, auch an einen abgeschalteten Webhook. Was daraus wurde, steht unter den Versuchen.
    .now = Senden
    .done = Die Probe wurde gesandt. Was daraus wurde, steht unten.
act-webhook-enable = Den Webhook zu { $name } einschalten
    .title = Einschalten
    .what = Er macht dort weiter, wo er aufgehört hat.
    .now = Einschalten
    .done = Der Webhook ist eingeschaltet.
act-webhook-disable = Den Webhook zu { $name } abschalten
    .title = Abschalten
    .what = Nichts wird gesandt. Was geschieht, wartet, bis er eingeschaltet wird.
    .now = Abschalten
    .done = Der Webhook ist abgeschaltet.
act-webhook-secret = Das Geheimnis von { $name } zeigen
    .title = Das Geheimnis zeigen
    .what = Dass Sie es angesehen haben, wird festgehalten.
    .now = Zeigen
    .done = Das Geheimnis wurde schon gezeigt. Ein Formular zeigt es einmal: Fordern Sie es neu an.
act-webhook-rotate = Das Geheimnis von { $name } ersetzen
    .title = Das Geheimnis ersetzen
    .what = 24 Stunden lang signiert das frühere ebenfalls, damit nichts verloren geht.
    .now = Ersetzen
    .done = Das Geheimnis ist ersetzt. Sein Empfänger braucht das neue.
act-webhook-delete = Den Webhook zu { $name } löschen
    .title = Löschen
    .what = Nichts wird mehr gesandt, und seine Versuche sind weg. Das kann nicht rückgängig gemacht werden.
    .now = Löschen
    .done = Der Webhook ist gelöscht.
act-job-inspect = Die Unterhaltung zu „{ $name }“ lesen
    .title = Die Unterhaltung lesen
    .what = Ihr Grund wird festgehalten, und Sie können die Nachrichten eine Stunde lang lesen. Die beiden werden nicht benachrichtigt.
    .now = Lesen
act-name-approve = Einen neuen Namen für { $name } annehmen
    .title = Annehmen
    .what = Ab jetzt wird der neue Name gezeigt, und die Identität bleibt geprüft. Eine E-Mail sagt das.
    .now = Annehmen
    .done = Der neue Name ist angenommen.
act-name-reject = Einen neuen Namen für { $name } ablehnen
    .title = Ablehnen
    .what = Der geprüfte Name bleibt. Eine E-Mail nennt den Grund.
    .now = Ablehnen
    .done = Der neue Name ist abgelehnt.

word-kyc-status-not-submitted = Nicht eingereicht
word-kyc-status-pending = Wartet
word-kyc-status-in-review = In Prüfung
word-kyc-status-approved = Bestätigt
word-kyc-status-rejected = Abgelehnt
word-kyc-status-needs-resubmission = Dateien angefordert
word-kyc-status-expired = Beendet
word-kyc-status-revoked = Zurückgenommen
word-document-passport = Reisepass
word-document-drivers-license = Führerschein
word-document-national-id = Personalausweis
word-document-residence-permit = Aufenthaltstitel
word-slot-document = Dokument
word-slot-document-back = Rückseite
word-slot-selfie = Selfie
word-slot-licence = Zulassung
word-slot-insurance = Versicherungsnachweis
word-slot-criminal-record = Führungszeugnis
word-reason-unreadable = Nicht lesbar
word-reason-expired-document = Dokument abgelaufen
word-reason-mismatch = Dokument, Gesicht und Profil passen nicht zusammen
word-reason-unsupported-document = Dokument nicht zugelassen
word-reason-suspected-fraud = Wirkt nicht echt
word-reason-other = Ein anderer Grund, in Ihren Worten
word-signal-same-file = Ein anderes Konto hat eine dieser Dateien eingereicht
word-signal-same-number = Ein anderes Konto hat ein Dokument mit dieser Nummer eingereicht
word-signal-banned-place = Ein gesperrtes Konto hat dasselbe Netz verwendet
word-signal-new-account = Das Konto war jünger als ein Tag
word-signal-name-mismatch = Der Name im Dokument ist nicht der des Kontos
word-check-status-waiting = Noch nicht gefragt
word-check-status-asked = Gefragt, noch keine Antwort
word-check-status-answered = Hat geantwortet
word-check-status-given-up = Hat keine Antwort gegeben
word-check-verdict-passed = Bestätigt die Identität
word-check-verdict-failed = Bestätigt die Identität nicht
word-check-verdict-unsure = Unsicher: ein Mensch muss entscheiden
word-role-client = Kundin oder Kunde
word-role-worker = anbietende Person
word-role-admin = Verwaltung
word-user-status-active = aktiv
word-user-status-frozen = eingefroren
word-user-status-banned = gesperrt
word-user-status-deleted = gelöscht
word-review-status-visible = sichtbar
word-review-status-removed = entfernt
word-review-signal-author-banned = von einem Konto, das gesperrt wurde
word-review-signal-finished-at-once = in weniger als einer Minute fertig
word-review-signal-same-network = beide aus einem Netz
word-review-signal-same-text = derselbe Text wie bei einer anderen
word-review-signal-closed-ring = eine Gruppe, die sich selbst bewertet
word-service-status-draft = Entwurf
word-service-status-published = veröffentlicht
word-service-status-paused = pausiert
word-pricing-hourly = pro Stunde
word-pricing-fixed = fest
word-pricing-quote = nach Absprache
word-job-status-negotiating = vorgeschlagen
word-job-status-accepted = angenommen
word-job-status-rejected = abgelehnt
word-job-status-completed = erledigt
word-job-status-finalized = bestätigt
word-job-status-cancelled = abgesagt
word-job-status-expired = verfallen
word-job-status-disputed = strittig
word-outcome-delivered = zugestellt
word-outcome-refused = abgewiesen
word-outcome-redirected = umgeleitet
word-outcome-gone = will nichts mehr
word-outcome-timed-out = keine Antwort in der Zeit
word-outcome-unreachable = nicht erreichbar
word-outcome-broken-off = abgebrochen
word-outcome-forbidden-address = verbotene Adresse
word-disabled-admin = von der Verwaltung abgeschaltet
word-disabled-failing = abgeschaltet: jeder Versuch schlug fehl
word-disabled-gone = abgeschaltet: der Empfänger will nichts mehr
console-disputes = Streitfälle
console-disputes-open = wartend
console-no-disputes = Kein Streitfall wartet auf eine Entscheidung.
console-claimed = in Bearbeitung
console-opened = Eröffnet
console-opened-by = Eröffnet von
console-agreed-total = Vereinbart
console-worker-gets-now = Der Dienstleister bekommt, wie entschieden
console-wanted = Was der Dienstleister nach dem Antrag bekommen soll
console-settlements = Vorgeschlagene Einigungen
console-first-decision = Die Entscheidung
console-appeal = Der Einspruch
console-appeal-decision = Die Entscheidung über den Einspruch
console-dispute-unclaimed = Was gesagt wurde, liest nur, wer diesen Streitfall übernommen hat.
console-record-closed = Was gesagt wurde, wird auf Wunsch gezeigt: Jeder Blick steht im Protokoll.
console-show-record = Zeigen, was gesagt wurde
console-each-look = Jeder Blick steht im Protokoll.
console-worker-gets = Der Dienstleister bekommt ({ $name })
console-worker-gets-hint = Von 0 bis { $name }; der Rest gehört dem Kunden.
console-open-disputes = Streitfälle
console-news-disputes = { $count ->
    [0] Kein Streitfall wartet.
    [one] Ein Streitfall wartet.
   *[other] { $count } Streitfälle warten.
}
act-dispute-claim = Den Streitfall zu „{ $name }“ übernehmen
    .title = Übernehmen
    .what = Eine halbe Stunde lang liest oder entscheidet ihn niemand anderes.
    .now = Übernehmen
    .done = Sie haben ihn übernommen.
act-dispute-release = Den Streitfall zu „{ $name }“ freigeben
    .title = Freigeben
    .what = Jemand anderes aus der Verwaltung kann ihn übernehmen.
    .now = Freigeben
    .done = Er ist freigegeben.
act-dispute-resolve = Den Streitfall zu „{ $name }“ entscheiden
    .title = Entscheiden
    .what = Der Auftrag endet damit, und beide Seiten lesen Ihren Grund. Bekommt der Dienstleister etwas, gilt der Auftrag als bestätigt, sonst als abgesagt. Jede Seite kann einmal Einspruch erheben; darüber entscheidet jemand anderes. Die Entscheidung über einen Einspruch ist endgültig: Sie ändert die Beträge, nicht den Stand des Auftrags.
    .now = Entscheiden
    .done = Er ist entschieden.
word-dispute-status-open = offen
word-dispute-status-settled = geeinigt
word-dispute-status-unanswered = nicht beantwortet
word-dispute-status-resolved = entschieden
word-dispute-status-appealed = Einspruch erhoben
word-dispute-status-appeal-decided = Einspruch entschieden
word-dispute-reason-not-done = nicht gemacht
word-dispute-reason-poor-quality = schlecht gemacht
word-dispute-reason-damage = Schaden
word-dispute-reason-no-show = niemand gekommen
word-dispute-reason-overcharged = zu teuer
word-dispute-reason-not-paid = nicht bezahlt
word-dispute-reason-other = etwas anderes
word-settlement-status-open = offen
word-settlement-status-accepted = angenommen
word-settlement-status-declined = abgelehnt
word-settlement-status-superseded = ersetzt
console-review-appeals = Einsprüche gegen Entfernungen
console-no-review-appeals = Kein Einspruch wartet. Neue erscheinen hier von selbst.
console-appealed = Einspruch
console-appeal-says = Der Einspruch: { $name }
console-answer = Die Antwort
console-by-both = Von beiden Seiten
console-client-id = Auftrag von (Id)
console-about-whom = Über
console-private-note = Notiz für die Verwaltung
console-removal = Die Entfernung
console-removal-code = Art des Grundes
console-aspect-quality = Qualität
console-aspect-communication = Verständigung
console-aspect-punctuality = Pünktlichkeit
console-aspect-value = Preis und Leistung
console-aspect-clarity = Klare Wünsche
console-aspect-payment = Bezahlung
console-offers = Angebote
console-offer-number = Angebot { $count }
console-latest-of = Die neuesten von { $count }.
console-line = Posten
console-quantity = Menge
console-unit-price = Einzelpreis
console-total = Summe
console-start = Beginn
console-minutes = { $count } min
console-cancelling = Absagen
console-cancelling-free = kostenlos
console-counted-by-start = gerechnet vom Beginn
console-offer-note = Notiz
console-open-until = Offen bis
console-was-open-until = War offen bis
console-agreed = Vereinbart
console-no-show = Nicht erschienen
console-no-show-by = gemeldet von { $name }
console-dispute = Streitfall
console-none-revealed = Noch ist keine zu lesen.
console-outcome = Was daraus wurde
console-late = spät
console-caused-by = Durch
console-client-owes = Der Kunde schuldet
console-outcome-worker-gets = Der Dienstleister bekommt
console-follows-from = Entschieden durch
console-deadlines = Was von selbst geschieht
act-review-grant-appeal = Dem Einspruch stattgeben
    .title = Dem Einspruch stattgeben
    .what = Die Bewertung ist wieder zu sehen und zählt wie zuvor. Wer sie verfasst hat, liest Ihren Grund.
    .now = Stattgeben
    .done = Dem Einspruch ist stattgegeben, und die Bewertung ist wieder sichtbar.
act-review-reject-appeal = Den Einspruch zurückweisen
    .title = Den Einspruch zurückweisen
    .what = Die Bewertung bleibt entfernt. Wer sie verfasst hat, liest Ihren Grund und kann keinen Einspruch mehr erheben.
    .now = Zurückweisen
    .done = Der Einspruch ist zurückgewiesen, und die Bewertung bleibt entfernt.
word-removal-offensive = beleidigt oder droht
word-removal-personal-data = verrät private Daten
word-removal-off-topic = nicht über die Arbeit
word-removal-fake = ist nicht geschehen oder gekauft
word-removal-conflict-of-interest = beide Seiten gehören zusammen
word-removal-illegal = ist verboten
word-removal-other = ein anderer Grund, in Ihren Worten
word-appeal-status-open = wartet
word-appeal-status-granted = stattgegeben
word-appeal-status-rejected = zurückgewiesen
word-offer-status-open = offen
word-offer-status-accepted = angenommen
word-offer-status-declined = abgelehnt
word-offer-status-withdrawn = zurückgezogen
word-offer-status-superseded = ersetzt
word-offer-status-expired = verfallen
word-offer-unit-hour = Stunde
word-offer-unit-day = Tag
word-offer-unit-piece = Stück
word-offer-unit-square-metre = m²
word-offer-unit-job = ganzer Auftrag
word-cancellation-policy-flexible = flexibel
word-cancellation-policy-moderate = mittel
word-cancellation-policy-strict = streng
word-deadline-proposal-expires = Der Vorschlag verfällt.
word-deadline-offer-expires = Das offene Angebot verfällt.
word-deadline-no-show-decided = Er wird wegen Nichterscheinens abgesagt, wenn dem niemand widerspricht.
word-deadline-finalizes = Die Arbeit gilt als bestätigt.
word-deadline-reviews-revealed = Die Zeit für Bewertungen ist vorbei.
word-deadline-dispute-decided = Der Streitfall wird entschieden, wie die eine Seite es will, wenn die andere nicht antwortet.
word-job-outcome-cancelled = abgesagt
word-job-outcome-no-show-of-client = der Kunde kam nicht
word-job-outcome-no-show-of-worker = der Dienstleister kam nicht
word-job-outcome-dispute = Streitfall
word-job-decided-by-policy = die vereinbarte Regel
word-job-decided-by-agreement = beide Seiten
word-job-decided-by-administrator = die Verwaltung
word-job-decided-by-silence = Schweigen einer Seite
