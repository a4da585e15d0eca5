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
page-service = Zum Angebot
page-admin-user = Zum Konto
page-webhook = Zum Webhook

## Teile von E-Mails

about-account = Sie erhalten diese E-Mail, weil sie Ihr Konto betrifft.
about-check = Sie erhalten diese E-Mail, weil Sie uns gebeten haben, Ihre Identität zu prüfen.
about-job = Sie erhalten diese E-Mail, weil Sie an diesem Auftrag beteiligt sind.
about-security = Sie erhalten diese E-Mail, weil es für die Sicherheit Ihres Kontos wichtig ist, dass Sie davon wissen.
about-service = Sie erhalten diese E-Mail, weil dieses Angebot von Ihnen stammt.

if-not-you = Wenn Sie das waren, ist alles in Ordnung. Wenn nicht, kennt jemand Ihr Passwort: Fordern Sie sofort ein neues an, dort, wo Sie sich anmelden.
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

        Sie können Ihre Angebote jetzt veröffentlichen.
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

        Reichen Sie vorher ein neues Dokument ein, dann ändert sich für Sie nichts. Andernfalls werden Ihre Angebote ausgeblendet, bis Sie das tun.
    .footer = { about-check }

mail-kyc-expired =
    .subject = Ihre Identität muss erneut geprüft werden
    .body =
        Die Bestätigung Ihrer Identität ist abgelaufen. Ihre Angebote sind ausgeblendet, bis sie erneut geprüft ist.

        Reichen Sie ein Dokument ein, wann immer Sie möchten.
    .footer = { about-check }

mail-kyc-revoked =
    .subject = Ihre Identität gilt nicht mehr als bestätigt
    .body =
        Wir haben die Bestätigung Ihrer Identität zurückgenommen. Ihre Angebote sind ab sofort ausgeblendet.

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
        { $other } möchte Sie mit einem Auftrag betrauen: „{ $title }“.

        Sehen Sie sich die Anfrage an, fragen Sie nach, was Sie wissen möchten, und nehmen Sie an oder lehnen Sie ab.
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
        } von selbst. Und erzählen Sie anderen, wie es war: Eine Bewertung dauert nur eine Minute.
    .footer = { about-job }

mail-job-finalized =
    .subject = Ein Auftrag ist abgeschlossen
    .body = { $other } stimmt zu, dass „{ $title }“ erledigt ist. Gut gemacht!
    .footer = { about-job }

mail-job-finalized-by-itself =
    .subject = Ein Auftrag ist abgeschlossen
    .body =
        „{ $title }“ ist abgeschlossen: Die Arbeit war erledigt, und niemand hatte etwas hinzuzufügen.

        { $is_client ->
            [yes] Wie war es? Eine Bewertung hilft { $other } und allen, die nach Ihnen kommen.
           *[no] {""}
        }
    .footer = { about-job }

mail-job-cancelled =
    .subject = Ein Auftrag wurde storniert
    .body =
        { $other } hat „{ $title }“ storniert.

        { quoted-reason }
    .footer = { about-job }

mail-job-expired =
    .subject = Eine Auftragsanfrage ist abgelaufen
    .body =
        Zu „{ $title }“ hat sich eine Weile niemand mehr gemeldet, deshalb ist die Anfrage abgelaufen.

        Haben Sie noch Interesse? Schreiben Sie { $other } und beginnen Sie neu.
    .footer = { about-job }

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
    .footer = Sie erhalten diese E-Mail, weil die Bewertung von Ihnen stammt.

mail-received-review-removed =
    .subject = Eine Bewertung Ihrer Arbeit wurde entfernt
    .body = Unser Team hat die Bewertung von „{ $job }“ entfernt. Sie zählt nicht mehr zu Ihrem Durchschnitt.
    .footer = Sie erhalten diese E-Mail, weil die Bewertung Ihre Arbeit betraf.

mail-service-moderated =
    .subject = Eines Ihrer Angebote wurde geändert
    .body =
        { $status ->
            [PUBLISHED] Unser Team hat Ihr Angebot wieder veröffentlicht. Es geht um „{ $title }“.
            [PAUSED] Unser Team hat Ihr Angebot pausiert: Andere sehen es vorerst nicht. Es geht um „{ $title }“.
            [DRAFT] Unser Team hat Ihr Angebot wieder zu einem Entwurf gemacht: Andere sehen es vorerst nicht. Es geht um „{ $title }“.
           *[other] Unser Team hat den Status Ihres Angebots geändert. Es geht um „{ $title }“.
        }

        { our-reason }
    .footer = { about-service }

mail-service-removed =
    .subject = Ihr Angebot wurde entfernt
    .body =
        Unser Team hat Ihr Angebot „{ $title }“ entfernt.

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
