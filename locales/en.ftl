# Every text in English. Another language is another file with the same keys (Project Fluent's format, https://projectfluent.org).

## Shared by all mails

greeting = Hello { $first_name },
greeting-without-name = Hello,
somebody = Somebody
# Stands where somebody has typed a link.
link-left-out = (link)
mail-link-hint = If the button does nothing, open this address:

month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
moment = { $day } { month } { $year } at { $time } ({ $zone })

## Where mails lead to

page-home = Open the site
page-sign-in = Sign in
page-verify-email = Confirm the address
page-reset-password = Choose a new password
page-confirm-email = Confirm the new address
page-account = See your account
page-security = Check your account
page-export = See your exports
page-identity-check = See your identity check
page-notifications = See everything
page-thread = Read and answer
page-job = See the job
page-review = See the review
page-service = See the service
page-admin-user = See the account
page-webhook = See the webhook

## Parts of mails

about-account = You get this mail because it is about your account.
about-check = You get this mail because you asked us to verify your identity.
about-job = You get this mail because you are one of the two sides of this job.
about-security = You get this mail because the security of your account depends on you knowing this.
about-service = You get this mail because you offer this service.

if-not-you = If that was you, all is well. If it was not, somebody knows your password: ask for a new one at once where you sign in.
if-asked-for = If you asked for it, all is well. If you did not, ask the operator why.

our-reason = { $has_reason ->
    [yes] The reason given: { $reason }
   *[no] {""}
}
quoted-reason = { $has_reason ->
    [yes]
        The reason given:

        > “{ $reason }”
   *[no] {""}
}
team-note = { $has_note ->
    [yes] Our team adds: { $note }
   *[no] {""}
}

check-reason = { $code ->
    [UNREADABLE] Something in the pictures cannot be read. Good light and a steady hand help.
    [EXPIRED_DOCUMENT] The document is no longer valid.
    [MISMATCH] The document, the selfie and your profile do not match.
    [UNSUPPORTED_DOCUMENT] We cannot accept this kind of document.
    [SUSPECTED_FRAUD] We could not convince ourselves that the document is genuine.
   *[other] {""}
}
file-slot = { $slot ->
    [document] The document
    [document_back] The back of the document
    [selfie] The picture of your face
    [licence] The licence
    [insurance] The proof of insurance
   *[criminal_record] The extract from the register of criminal records
}
rejected-file = { file-slot }: { check-reason } { $has_note ->
    [yes] { $note }
   *[no] {""}
}

## Mails about signing up and addresses

mail-verify-email =
    .subject = Confirm your e-mail address
    .body =
        Welcome! One step is left: confirm that this address is yours, and your account is ready.

        The link works once, within 24 hours. In another browser than the one in which you signed up you will be asked for a password.
    .footer = You get this mail because somebody signed up with this address. If that was not you, ignore it: without the link there will be no account.

mail-account-exists =
    .subject = You already have an account
    .body =
        Somebody, probably you, has just tried to sign up with this address. It has an account already, so nothing was changed: simply sign in.

        If you no longer know your password, ask for a new one where you sign in.
    .footer = If it was not you, there is nothing to do. Whoever it was has not learned from us that you have an account.

mail-reset-password =
    .subject = Choose a new password
    .body =
        Here is the link to a new password. It works once, within an hour. Afterwards you will be asked to sign in again on all your devices.

        You will also see what else opens your account, such as passkeys, and can remove what is not yours.
    .footer = You get this mail because somebody asked for a new password for this address. If that was not you, ignore it: your password stays as it is.

mail-confirm-new-address =
    .subject = Confirm your new e-mail address
    .body =
        Confirm that this address is yours, and your account has it from then on: for signing in, and for our mails.

        The link works once, within an hour. Until then your account keeps the address that it has.
    .footer = You get this mail because somebody wants this address for their account. If that was not you, ignore it: without the link nothing changes.

mail-address-is-taken =
    .subject = Your address has an account already
    .body =
        Somebody, probably you, wants this e-mail address for another account. Yours has it already, so nothing was changed.

        If it was you: give the account that has this address another one first, or delete it.
    .footer = If it was not you, there is nothing to do. Whoever it was has not learned from us that you have an account.

mail-address-change-requested =
    .subject = Your e-mail address is about to change
    .body =
        Another e-mail address was asked for your account. As soon as it is confirmed, the account has it, and no longer this one.

        If that was you, all is well. If it was not, somebody knows your password: change it at once, or ask for a new one where you sign in. Either stops the change.
    .footer = { about-security }

mail-address-changed =
    .subject = Your e-mail address was changed
    .body =
        Your account has another e-mail address since { $at }. This is the last mail that we send to this one.

        If that was you, all is well. If it was not, write to us at once.
    .footer = { about-security }

## Mails about an account

mail-export-ready =
    .subject = Your data are ready
    .body =
        Everything that we hold about you is packed, as you have asked. Fetch it within 24 hours in the session in which you have asked; after that it is deleted.

        If it was not you who asked, change your password at once: it locks out whoever did, and the file is destroyed.
    .footer = { about-security }

mail-export-failed =
    .subject = Your data could not be packed
    .body =
        You have asked for everything that we hold about you. It could not be packed within 24 hours, because something failed on our side.

        Nothing is lost. Please ask for it once more; if that fails, too, tell us.
    .footer = { about-account }

mail-password-changed =
    .subject = Your password was changed
    .body = { $is_by_operator ->
        [yes]
            The operator of this site set a new password for your account on { $at }. All your devices were signed out.

            { if-asked-for }
       *[no]
            The password of your account was changed on { $at }. Other devices were signed out.

            If that was you, all is well. If it was not, ask for a new password at once where you sign in: it locks out whoever did it.
    }
    .footer = { about-security }

mail-admin-promoted =
    .subject = Your account is an administrator's now
    .body =
        The operator of this site made your account an administrator's on { $at }. All your devices were signed out: sign in again.

        Administrators need a second factor where the operator demands one. Add one with your first sign-in.
    .footer = { about-security }

mail-admin-factor-reset =
    .subject = The second factor of an administrator was removed
    .body =
        The operator of this site removed the second factor of the administrator { $name } on { $at }, on the command line.

        If you do not know why, ask the operator: until a new one is added, a password alone is enough to sign in to that account.
    .footer = { about-security }

mail-test =
    .subject = A test mail
    .body = The operator of this site sent this mail to see whether mails arrive. They do.
    .footer = You get this mail because the operator named your address on the command line. There is nothing to do.

mail-second-factor-added =
    .subject = Your account has a second factor now
    .body =
        Since { $at } signing in to your account takes a code of your app as well as your password. Other devices were signed out. Keep your recovery codes where you find them on the day on which you lose the app.

        { if-not-you }
    .footer = { about-security }

mail-second-factor-removed =
    .subject = Your account has no second factor any more
    .body = { $is_by_operator ->
        [yes]
            The operator of this site removed the second factor of your account on { $at }. Your password alone is enough to sign in now. All your devices were signed out.

            If you asked for it, add a second factor again when you sign in. If you did not, ask the operator why.
       *[no]
            Since { $at } your password alone is enough to sign in to your account. Other devices were signed out.

            { if-not-you }
    }
    .footer = { about-security }

mail-second-factor-refused =
    .subject = Wrong codes came with your password
    .body =
        Until { $at } your right password was given several times with a wrong code of your app. Nobody was signed in with them.

        If that was you, all is well. If it was not, your password is known to another person, and only the codes keep them out: sign in and change it now.
    .footer = { about-security }

mail-recovery-code-used =
    .subject = A recovery code was used
    .body =
        On { $at } one of your recovery codes was used instead of a code of your app. { $left ->
            [0] None is left: set your second factor up again, and you get new ones.
            [one] One is left.
           *[other] { $left } are left.
        }

        { if-not-you }
    .footer = { about-security }

mail-identity-linked =
    .subject = { $provider } opens your account now
    .body =
        Since { $at } you can sign in to your account with { $provider }.

        { if-not-you } Then remove { $provider } from your account: that signs everybody else out.
    .footer = { about-security }

mail-identity-removed =
    .subject = { $provider } no longer opens your account
    .body =
        Since { $at } your account cannot be entered with { $provider } any more. Other devices were signed out.

        { if-not-you }
    .footer = { about-security }

mail-new-sign-in =
    .subject = Your account was entered from a new place
    .body =
        Somebody signed in to your account on { $at } with { $device }, from the address { $address }.

        { if-not-you }
    .footer = { about-security }

mail-passkey-added =
    .subject = A passkey opens your account now
    .body =
        Since { $at } one more device can sign in to your account with a passkey, without your password.

        { if-not-you } Then remove the passkey.
    .footer = { about-security }

mail-passkey-removed =
    .subject = A passkey was removed from your account
    .body = { $is_by_operator ->
        [yes]
            The operator of this site removed a passkey of your account on { $at }: its device can no longer sign in with it. All your devices were signed out.

            { if-asked-for }
       *[no]
            A passkey was removed on { $at }: its device can no longer sign in with it. Other devices were signed out.

            { if-not-you }
    }
    .footer = { about-security }

mail-account-frozen =
    .subject = Your account is frozen
    .body =
        Our team has frozen your account. You can still sign in and read everything, but for now you cannot change anything, and others do not see your profile.

        { our-reason }
    .footer = { about-account }

mail-account-unfrozen =
    .subject = Your account is active again
    .body = Your account is no longer frozen: everything works as it did before. Thank you for your patience.
    .footer = { about-account }

mail-account-banned =
    .subject = Your account is closed
    .body =
        Our team has closed your account. You have been signed out everywhere and can no longer sign in.

        { our-reason }
    .footer = { about-account }

mail-account-unbanned =
    .subject = Your account is open again
    .body =
        Good news: your account is open again. Sign in as you did before, and welcome back.

        { $is_frozen ->
            [yes] It is frozen, as it was before: you can read everything, but change nothing.
           *[no] {""}
        }
    .footer = { about-account }

mail-account-deleted =
    .subject = Your account is deleted
    .body =
        Your account has been deleted, and your personal data with it. This is the last mail that you get from us.

        Thank you for having been here. If you ever want to come back, you are welcome to sign up again.
    .footer = You get this mail because this address belonged to the account. We no longer keep it.

## Mails about identity checks

mail-kyc-approved =
    .subject = Your identity is verified
    .body =
        Thank you: we have looked at your documents, and your identity is verified. Your profile shows it from now on.

        You can publish your services now.
    .footer = { about-check }

mail-kyc-rejected =
    .subject = Your identity could not be verified
    .body =
        Thank you for handing in your documents. We have looked at them, and could not verify your identity with them.

        { check-reason }

        { team-note }

        You may try again at any time with other pictures or another document.
    .footer = { about-check }

mail-kyc-changes-requested =
    .subject = Some of your documents are needed again
    .body =
        Thank you for handing in your documents. We have looked at them, and need some of them again; you keep the others.

        { $files }

        { team-note }
    .footer = { about-check }

mail-kyc-expires-soon =
    .subject = Your identity has to be verified again soon
    .body =
        The approval of your identity ends within { $days ->
            [one] one day
           *[other] { $days } days
        }, or the document that you have shown does.

        Hand in a new document before that, and nothing changes for you. Otherwise your services will be hidden until you do.
    .footer = { about-check }

mail-kyc-expired =
    .subject = Your identity has to be verified again
    .body =
        The approval of your identity has ended. Your services are hidden until it is verified again.

        Hand in a document whenever you like.
    .footer = { about-check }

mail-kyc-revoked =
    .subject = Your identity is no longer verified
    .body =
        We have taken back that your identity is verified. Your services are hidden from now on.

        { check-reason }

        { team-note }

        You may hand in documents again at any time.
    .footer = { about-check }

mail-name-changed =
    .subject = Your name was changed
    .body = We have looked at the name that you asked for: your profile shows it from now on, and you stay verified.
    .footer = { about-check }

mail-name-change-rejected =
    .subject = Your name stays as it is
    .body =
        We have looked at the name that you asked for, and could not take it over. Your profile shows the name that was verified.

        { our-reason }
    .footer = { about-check }

## Mails about conversations, jobs and reviews

mail-new-message =
    .subject = You have a new message
    .body =
        { $has_service ->
            [yes] { $sender } wrote to you about “{ $service }”.
           *[no] { $sender } wrote to you.
        }

        > “{ $content }”

        Sign in to read on and to answer.
    .footer = You get this mail because you were not here when the message came. Until you look, the conversation stays quiet for a while.

mail-job-proposed =
    .subject = You have a new job proposal
    .body =
        { $has_total ->
            [yes] { $other } would like you to do a job for { $total }: “{ $title }”
           *[other] { $other } would like you to do a job: “{ $title }”
        }{ $has_start ->
            [yes] , starting on { $start }
           *[other] {""}
        }.

        Have a look at it, ask what you want to know, and accept or decline it.{ $has_until ->
            [yes] {" "}The offer is open until { $until }; then it expires.
           *[other] {""}
        }
    .footer = { about-job }

mail-job-changed =
    .subject = A job proposal has changed
    .body =
        { $other } has changed the proposal “{ $title }”.

        Have a look at what is new before you accept or decline it.
    .footer = { about-job }

mail-job-accepted =
    .subject = Your job was accepted
    .body =
        Good news: { $other } has accepted “{ $title }”.

        You find everything about it in your conversation.
    .footer = { about-job }

mail-job-declined =
    .subject = Your job was declined
    .body =
        { $other } has declined “{ $title }”.

        { quoted-reason }

        Do not give up: there are others who can help.
    .footer = { about-job }

mail-job-completed =
    .subject = The work is done
    .body =
        { $other } says that the work on “{ $title }” is done.

        If you agree, finalize the job. If you do nothing, that happens by itself after { $finalize_after ->
            [one] one day
           *[other] { $finalize_after } days
        }.

        And do tell how it went with { $other }: you can review now, and until { $review_days ->
            [one] one day
           *[other] { $review_days } days
        } after the job is finalized. Nobody reads your review before { $other } has written one, too, or that time is over.
    .footer = { about-job }

mail-job-finalized =
    .subject = A job is finalized
    .body =
        { $other } agrees that “{ $title }” is done. Well done!

        How was it with { $other }? You can write a review until { $until }. Nobody reads it before { $other } has written one, too, or that time is over.
    .footer = { about-job }

mail-job-finalized-by-itself =
    .subject = A job is finalized
    .body =
        “{ $title }” is finalized: its work was done, and nobody had anything to add.

        How was it with { $other }? You can write a review until { $until }. Nobody reads it before { $other } has written one, too, or that time is over.
    .footer = { about-job }

mail-job-cancelled =
    .subject = A job was cancelled
    .body =
        { $other } has cancelled “{ $title }”.

        { quoted-reason }
    .footer = { about-job }

mail-job-offer-made =
    .subject = You have an offer
    .body =
        { $has_total ->
            [yes] { $other } offers { $total } for “{ $title }”
           *[other] { $other } has made an offer for “{ $title }”
        }{ $has_start ->
            [yes] , starting on { $start }
           *[other] {""}
        }. You can accept it, decline it or make another until { $until }; then it expires.
    .footer = { about-job }

mail-job-offer-declined =
    .subject = Your offer was declined
    .body =
        { $other } has declined your offer for “{ $title }”. The job stays as it is; you can make another offer.

        { quoted-reason }
    .footer = { about-job }

mail-job-offer-withdrawn =
    .subject = An offer was withdrawn
    .body =
        { $other } has withdrawn the offer for “{ $title }”. The job stays as it is; you can make an offer of your own.
    .footer = { about-job }

mail-job-offer-expired =
    .subject = An offer has expired
    .body =
        Nobody has answered the offer for “{ $title }” in time. The job stays as it is; either side can make another.
    .footer = { about-job }

mail-job-amended =
    .subject = The terms of a job have changed
    .body =
        { $other } has accepted your offer for “{ $title }”. Its terms hold from now on.
    .footer = { about-job }

mail-job-changes-requested =
    .subject = Changes are requested
    .body =
        { $other } asks for changes of “{ $title }”. Mark the work as done once more when you have made them.

        { quoted-reason }
    .footer = { about-job }

mail-job-no-show-reported =
    .subject = You are reported as absent
    .body =
        { $other } reports that you did not come to “{ $title }”. If that is not so, contest it until { $until }. Otherwise the job is cancelled then.
    .footer = { about-job }

mail-job-cancelled-for-no-show =
    .subject = A job was cancelled
    .body =
        { $is_absent ->
            [yes] “{ $title }” was cancelled: { $other } has reported that you did not come, and you have not contested it.
           *[no] “{ $title }” was cancelled: { $other } did not come and has not contested your report.
        }
    .footer = { about-job }

mail-job-disputed =
    .subject = A job is disputed
    .body =
        { $other } disputes “{ $title }”, so nothing about it ends by itself any more. Say what happened until { $until }. Otherwise what { $other } wants counts.
    .footer = { about-job }

mail-job-statement-made =
    .subject = More was said about a dispute
    .body =
        { $other } has said more about the dispute on “{ $title }”. Answer, or propose how to settle it. If you do not agree, an administrator decides.
    .footer = { about-job }

mail-job-settlement-proposed =
    .subject = A settlement is proposed to you
    .body =
        { $other } proposes how to settle the dispute on “{ $title }”. Accept it, decline it, or propose something else. What you accept is final.
    .footer = { about-job }

mail-job-settlement-declined =
    .subject = Your settlement was declined
    .body =
        { $other } has declined how you proposed to settle the dispute on “{ $title }”. Propose something else, or wait for the decision of an administrator.
    .footer = { about-job }

mail-job-dispute-decided =
    .subject = A dispute is decided
    .body =
        The dispute on “{ $title }” is decided. What came of it stands with the job.

        { $has_until ->
            [yes] If you do not agree, you can appeal once until { $until }.
           *[no] This is final.
        }
    .footer = { about-job }

mail-job-decision-appealed =
    .subject = A decision is appealed
    .body =
        { $other } has appealed against the decision on “{ $title }”. Another administrator looks at it now. You hear of the result.
    .footer = { about-job }

mail-job-appeal-decided =
    .subject = An appeal is decided
    .body =
        The appeal about “{ $title }” is decided, and this is final. What came of it stands with the job.
    .footer = { about-job }

mail-job-expired =
    .subject = A job proposal has expired
    .body =
        Nobody has come back to “{ $title }” for a while, so the proposal has expired.

        Still interested? Write to { $other } and start anew.
    .footer = { about-job }

mail-reviews-revealed =
    .subject = Reviews of a job can be read now
    .body =
        { $has_own ->
            [yes] { $has_received ->
                [yes] Both reviews of “{ $title }” can be read now.
               *[no] Your review of “{ $title }” can be read now: the time for reviews is over.
            }
           *[no] The review of “{ $title }” by { $other } can be read now: the time for reviews is over.
        }

        { $has_received ->
            [yes] { $rating ->
                [0] {""}
               *[other] { $other } gave you { $rating } of 5 stars.
            }
           *[no] {""}
        }

        { $has_text ->
            [yes] > “{ $text }”
           *[no] {""}
        }

        { $has_received ->
            [yes] You can reply to it once, and change the reply for 48 hours.
           *[no] {""}
        }
    .footer = { about-job }

mail-review-appeal-rejected =
    .subject = Your review stays removed
    .body =
        Our team has looked at your review of “{ $job }” again. It stays removed, and this decision is final.

        { our-reason }
    .footer = You get this mail because you wrote the review.

mail-review-posted =
    .subject = You have a new review
    .body =
        { $author } gave you { $rating } of 5 stars for “{ $job }”.

        { $has_text ->
            [yes] > “{ $text }”
           *[no] {""}
        }

        You can reply to it on your profile.
    .footer = You get this mail because somebody reviewed your work.

mail-own-review-removed =
    .subject = Your review was removed
    .body =
        Our team has removed your review of “{ $job }”.

        { our-reason }

        If you think that this is wrong, you can appeal once, within 14 days.
    .footer = You get this mail because you wrote the review.

mail-received-review-removed =
    .subject = A review of your work was removed
    .body = Our team has removed the review of “{ $job }”. It no longer counts in your rating.
    .footer = You get this mail because the review was about your work.

mail-own-review-restored =
    .subject = Your review is visible again
    .body =
        Our team had removed your review of “{ $job }”. It is visible again.

        { our-reason }
    .footer = You get this mail because you wrote the review.

mail-received-review-restored =
    .subject = A review of your work is visible again
    .body = Our team had removed the review of “{ $job }”. It is visible again, and counts in your rating as it did before.
    .footer = You get this mail because the review was about your work.

mail-service-restored =
    .subject = Your service is back
    .body =
        { $status ->
            [PUBLISHED] Our team had taken down your service “{ $title }”. It is published again.
            [DRAFT] Our team had taken down your service “{ $title }”. It is back, as the draft that it was.
           *[other] Our team had taken down your service “{ $title }”. It is back: you can publish it again.
        }

        { our-reason }
    .footer = { about-service }

mail-signed-out =
    .subject = You are signed out everywhere
    .body =
        Our team has ended every session of your account, on all of your devices. You can sign in again at any time. If somebody else may know your password, choose a new one.

        { our-reason }
    .footer = { about-account }

mail-service-moderated =
    .subject = A service of yours was changed
    .body =
        { $status ->
            [PUBLISHED] Our team has published your service again. It is about “{ $title }”.
            [PAUSED] Our team has paused your service: others do not see it for now. It is about “{ $title }”.
            [DRAFT] Our team has taken your service back to a draft: others do not see it for now. It is about “{ $title }”.
           *[other] Our team has changed the status of your service. It is about “{ $title }”.
        }

        { our-reason }
    .footer = { about-service }

mail-service-removed =
    .subject = Your service was removed
    .body =
        Our team has removed your service “{ $title }”.

        { our-reason }
    .footer = { about-service }

mail-webhook-disabled =
    .subject = A webhook is disabled
    .body =
        { $reason ->
            [GONE] Since { $at } nothing is delivered to the webhook at { $host } any more: its receiver has answered that it wants no more.
           *[FAILING] Since { $at } nothing is delivered to the webhook at { $host } any more: every attempt of five days has failed.
        }

        Events wait in the log. When the receiver is well again, enable the webhook: it goes on where it has stopped.
    .footer = You get this mail because you are an administrator.

mail-news =
    .subject = News about your conversations and jobs
    .body =
        { $lines }

        { $more ->
            [0] {""}
           *[other] And { $more } more.
        }

        Sign in to see everything.
    .footer = You get this mail because several things have happened since you were here; they are told in one mail.

## The pages of the server itself

web-errors = Please correct what is marked.
web-sorry-title = That did not work
web-invalid-title = This link does not work any more
web-invalid = It was used already, has expired, or is not complete. Ask for a new one where you sign in.

web-password = Password
web-new-password = New password
web-first-name = First name
web-last-name = Last name (may stay empty)
web-role = What brings you here?
web-role-client = I look for help
web-role-worker = I offer services

web-verify-title = Confirm your e-mail address
web-verify-lead = Confirm that { $address } is yours, and your account is ready.
web-verify-password-hint = The one with which you signed up. This browser is another one, so that we have to ask.
web-verify-new = I have not signed up myself, or no longer know the password
web-verify-new-lead = Then choose a new password above, and say who you are. What was typed when signing up does not count.
web-verify-done-title = Your account is ready
web-verify-done = Your e-mail address is confirmed. You can sign in now.

web-reset-title = Choose a new password
web-reset-lead = Afterwards you have to sign in again on all your devices.
web-reset-others = What else opens your account
web-reset-others-lead = Mark what is not yours: it will be removed.
web-reset-second-factor = The second factor, set up on { $at }
web-reset-passkey = The passkey “{ $name }”, added on { $at }
web-reset-identity = { $name }, linked on { $at }
web-reset-button = Save the new password
web-reset-done-title = Your password is changed
web-reset-done = You can sign in with it now.

web-confirm-title = Confirm your new e-mail address
web-confirm-lead = From then on your account has this address: for signing in, and for our mails.
web-confirm-done-title = Your new address is confirmed
web-confirm-done = Your account has it from now on.

## Categories, as migrations have made them. One that an administrator has named is called by that name in every language.

category-appliance-repair = Appliance repair
category-beauty = Beauty
category-carpentry = Carpentry
category-childcare = Childcare
category-cleaning = Cleaning
category-computer-help = Computer help
category-eldercare = Eldercare
category-electrical = Electrical work
category-events = Events
category-fitness = Fitness
category-gardening = Gardening
category-handyman = Handyman
category-heating-cooling = Heating and cooling
category-locksmith = Locksmith
category-moving = Moving
category-music-lessons = Music lessons
category-other = Other
category-painting = Painting
category-pet-care = Pet care
category-photography = Photography
category-plumbing = Plumbing
category-roofing = Roofing
category-translation = Translation
category-tutoring = Tutoring

## The console of administrators

language-name = English
console-skip = Skip to the content
console-navigation = Console
console-identity = Identity
console-identity-checks = Identity checks
console-name-changes = Changes of name
console-flagged-reviews = Flagged reviews
console-waiting = wait
console-sign-out = Sign out
console-as-of = As of
console-signed-out = You are signed out. What you have typed stays here: sending it asks you to sign in.
console-keys = Keyboard
console-keys-on = Use these keys
console-keys-this = Shows this
console-keys-rows = Next and previous row
console-keys-open = Opens the row
console-keys-cases = Next case, previous case, the queue
console-keys-refuse = Refuse, for this reason
console-keys-act = Acts on what is open; closes it
console-keys-picture = The next picture
console-keys-view = Larger, smaller, fit, turn, contrast
console-sign-in-title = Sign in to the console
console-email = E-mail address
console-code = Code
console-code-hint = Of your second factor, or a recovery code. Leave it empty if you have none.
console-sign-in-code-needed = This account has a second factor: its code is needed, too.
console-or = or
console-passkey = Sign in with a passkey
console-passkey-failed = No passkey was used.
console-session-over = Your session has ended. Please sign in again.
console-kept-lead = What you have sent was kept, and is not done yet:
console-resume-title = You are signed in again
console-resume-lead = What you have sent before was not done. Send it now?
console-send-now = Send it now
console-send-again = Send it again
console-leave = Leave it
console-not-found = There is nothing here
console-forbidden = You may not do that here
console-later = Please try again in a moment
console-sorry = That did not work
console-add-factor = Add a second factor
console-home-link = To the console
console-home-title = What waits
console-waits = For a decision
console-nothing-waits = Nothing waits. What arrives appears here by itself.
console-kind = Kind
console-count = Count
console-oldest = Oldest
console-health = This installation
console-health-well = is well
console-health-look = needs a look
console-health-mail = Mails
console-health-work = Other work
console-health-failed = Failed for good
console-health-events = Events
console-health-rounds = Background work
console-health-held = Mails are held
console-health-held-why = since a backup was restored; “hirehall queue release” ends that
console-health-database = Database
console-health-no-database = does not answer
console-health-nothing-waits = none waits
console-health-none = none
console-since = since
console-version = Version
console-filter = Status
console-any-state = All
console-of-one-worker = Of one worker.
console-all-workers = Show all
console-you-hold = You have claimed:
console-queue-empty = There are none. New ones appear here by themselves.
console-worker = Worker
console-document = Document
console-state = Status
console-submitted = Submitted
console-next-page = Next page
console-endorsed-by-you = approved by you; another administrator has to approve it, too
console-other-cases = Other cases
console-previous = Previous
console-next = Next
console-claimed-by-you = Claimed by you until
console-opening-claims = Looking at the documents has claimed it for you.
console-decided-by-itself = Not decided by an administrator.
console-valid-until = Valid until
console-not-done = Nothing was done
console-documents = Documents
console-closed-meanwhile = The documents stay closed while another administrator looks at them.
console-documents-closed = This case is decided. Every look at a document is recorded.
console-show-documents = Show the documents
console-quarantined = The malware scanner has not looked at this file yet. It opens here when it has.
console-pdf-warning = A PDF of a stranger may do more than show pages. Open it only in a program that runs none of its scripts.
console-pdf-open = Download the PDF
console-file-gone = This file cannot be shown. It may be destroyed, or the case may be claimed by another administrator.
console-zoom-in = Larger
console-zoom-out = Smaller
console-fit = Fit
console-turn-left = Turn left
console-turn-right = Turn right
console-contrast = Contrast
console-particulars = Particulars
console-account-name = Name of the account
console-name-on-document = Name on the document
console-not-given = not given
console-member-since = Member since
console-legal-hold = Legal hold
console-signals = Signals
console-no-signals = Nothing stands out.
console-check = Check service
console-attempts = Other attempts
console-no-attempts = This is the only one.
console-decision = Decision
console-nothing-to-decide = There is nothing to decide.
console-approve = Approve
console-refuse = Refuse
console-request-changes = Ask for files again
console-revoke = Revoke the approval
console-revoke-now = Revoke now
console-claim = Claim it
console-release = Release it
console-reason = Reason
console-audit = Audit
console-what = What
console-anything = Anything
console-first-proposed = Proposed from (UTC)
console-last-proposed = Proposed until (UTC)
console-first-day = From (UTC)
console-last-day = Until (UTC)
console-who-id = Who (id)
console-to-whom-id = To whom (id)
console-show = Show
console-all-entries = Show all
console-no-entries = Nothing is recorded that fits. Widen the filters to see more.
console-csv = Download these as CSV
console-when = When
console-who = Who
console-to-whom = To whom
console-why = Why
console-system = the system
console-note = In your words
console-note-hint = Left empty, this line is left out. The mail has its first 200 characters, the worker’s page all of it.
console-age-now = just now
console-age-minutes = { $count } min
console-age-hours = { $count } h
console-claimed-by = { $name } looks at it until
console-decided-by = Decided by { $name }
console-endorsed = { $name } has approved it. A second administrator has to approve it, too.
console-tools = View of: { $name }
console-approve-what = { $name } is verified and may publish services from now on.
console-revoke-what = The services of { $name } are hidden at once.
console-will-read = { $name } will read:
console-approve-now = Approve { $name } now
console-refuse-now = Refuse, and write to { $name }
console-request-now = Ask { $name } for these files
console-age-days = { $count ->
    [one] 1 day
   *[other] { $count } days
}
console-news-identity = { $count ->
    [0] No identity check waits.
    [one] One identity check waits.
   *[other] { $count } identity checks wait.
}
console-health-waiting = { $count ->
    [one] one waits
   *[other] { $count } wait
}
console-health-failures = { $count ->
    [one] one in the last 30 days
   *[other] { $count } in the last 30 days
}

console-names = Names
console-reviews = Reviews
console-users = Users
console-listings = Listings
console-jobs = Jobs
console-cancel = Cancel
console-undo = Undo
console-open = open
console-acts = What you can do
console-about = About it
console-any = Any
console-review = Review
console-reply = Reply
console-says = What it says
console-flags = Flags
console-written = Written
console-reviews-flagged = Flagged
console-reviews-all = All
console-by-clients = By clients
console-by-workers = By workers
console-reviews-removed = Removed
console-no-flags = No review is flagged. Those that are appear here by themselves.
console-no-open-flags = No flag is open.
console-no-text = There is no text.
console-does-not-count = does not count
console-author = Author
console-worker-id = Worker (id)
console-party-id = Client or worker (id)
console-review-by = Review by { $name }
console-keys-next-flagged = The next flagged one, the list
console-reason-hint = It is recorded. Where people are told, they read it.
console-account = Account
console-role = Role
console-phone = Telephone
console-find-user = Name, address, telephone or id
console-member-since-day = Member since
console-sign-in-with = Signs in with
console-with-password = password
console-with-factor = second factor
console-none-yet = There is none.
console-doings = What there is
console-reports = Reports
console-what-was-done = What was done
console-in-the-audit = All of it in the audit
console-words = Words
console-category = Category
console-listing = Listing
console-price = Price
console-place = Place
console-created = Created
console-changed = Changed
console-public = public
console-not-public = not public
console-listing-paused = Paused by an administrator
console-listing-removed = Removed by an administrator
console-job = Job
console-parties = Client → worker
console-client = Client
console-proposed = Proposed
console-scheduled = Planned for
console-life = Its life
console-by-itself = by itself
console-conversation = Conversation
console-closed = closed
console-verified-name = Verified name
console-new-name = New name
console-stars = { $count } of 5 ★
console-flag-count = { $count ->
    [one] one flag
   *[other] { $count } flags
}
console-reviews-written = { $count ->
    [one] one review written
   *[other] { $count } reviews written
}
console-reviews-flagged-count = { $count ->
    [one] one is flagged
   *[other] { $count } are flagged
}
console-ratings = { $count ->
    [one] one rating
   *[other] { $count } ratings
}
console-flags-raised = { $count ->
    [one] has flagged one review
   *[other] has flagged { $count } reviews
}
console-with-passkeys = { $count ->
    [one] one passkey
   *[other] { $count } passkeys
}
console-sessions = { $count ->
    [0] Signed in nowhere
    [one] Signed in on one device
   *[other] Signed in on { $count } devices
}
console-messages = { $count ->
    [one] One message
   *[other] { $count } messages
}
console-news-names = { $count ->
    [0] No change of name waits.
    [one] One change of name waits.
   *[other] { $count } changes of names wait.
}
console-news-reviews = { $count ->
    [0] No review waits.
    [one] One review waits.
   *[other] { $count } reviews wait.
}
console-effect-sessions = { $count ->
    [one] One session ends.
   *[other] { $count } sessions end.
}
console-effect-hidden = { $count ->
    [one] One listing is hidden.
   *[other] { $count } listings are hidden.
}
console-effect-erased = { $count ->
    [one] One listing is erased.
   *[other] { $count } listings are erased.
}
console-effect-conversations = { $count ->
    [one] One conversation is closed.
   *[other] { $count } conversations are closed.
}
console-effect-reviews = { $count ->
    [one] One review is flagged, for you to decide on.
   *[other] { $count } reviews are flagged, for you to decide on.
}
console-effect-jobs = { $count ->
    [one] One job is under way. It stays as it is, and this side can do nothing in it any more.
   *[other] { $count } jobs are under way. They stay as they are, and this side can do nothing in them any more.
}
console-categories = Categories
console-webhooks = Webhooks
console-settings = Settings
console-name = Name
console-name-in = Name in { $name }
console-name-in-hint = Left empty, it has the name above, or Hirehall’s own translation of it.
console-icon = Icon
console-icon-hint = The name of a Material Symbol, such as “window”.
console-slug = Slug
console-slug-hint = Its name in addresses, which never changes: lower-case letters, digits and hyphens.
console-position = Place
console-public-listings = Public listings
console-retired = retired
console-in-use = in use
console-keeps-listings = { $count ->
    [0] It has no public listing.
    [one] Its one public listing stays in it.
   *[other] Its { $count } public listings stay in it.
}
console-running-since = Running since
console-schema = schema
console-disk = Free in “{ $name }”
console-signing-keys = Signing keys
console-key-signs = Signs
console-key-verifies = Verifies
console-in-effect = What is in effect
console-setting = Setting
console-value = Value
console-origin = Where from
console-not-set = not set
console-no-webhooks = There is none. A webhook sends what happens here to another program.
console-webhook-url = Address
console-webhook-url-hint = https:// and a public host.
console-webhook-description = What it is for
console-webhook-types = Types of events
console-webhook-types-hint = None chosen: all of them.
console-webhook-all = all
console-webhook-well = delivers
console-webhook-failing = every attempt fails
console-webhook-next = next attempt
console-webhook-attempts = Attempts
console-webhook-outcome = What came of it
console-webhook-last = Delivered up to event
console-webhook-skip = Skip what it has missed
console-webhook-secret = The secret
console-webhook-secret-lead = Give it to the receiver, which checks the signatures with it. Keep it like a password. That you have looked at it is recorded.
console-webhook-old-secret = The former secret signs, too, until
console-doing = How it is doing
console-period = Period
console-last-days = { $count } days
console-funnel = What becomes of jobs
console-of-hundred = Of 100 proposed
console-table = Table
console-from-day = From
console-most = at most { $count }
console-chart-accounts = New accounts
console-chart-listings = New listings
console-chart-jobs = Jobs proposed
console-chart-cancelled = Jobs cancelled
console-chart-messages = Messages
console-chart-checks = Identity checks
console-stage-proposed = Proposed
console-stage-accepted = Accepted
console-stage-completed = Done
console-stage-cancelled = Cancelled
console-demo = This is a demo. Sign in with one click:
console-demo-as = Sign in as { $name }

## What administrators do: its name, what it will do, its button, and what was done

act-review-keep = Keep the review
    .title = Keep
    .what = Its flags are closed. It stays as it is, and nobody is told.
    .now = Keep it
    .done = The review is kept.
act-review-remove = Remove the review
    .title = Remove
    .what = Nobody sees it any more, and it counts no more. Its author is told the reason. A worker whom it is about is told that it is gone.
    .now = Remove it
    .done = The review is removed.
act-review-restore = Restore the review
    .title = Restore
    .what = It is seen again, and it counts as it did. Its author is told the reason. A worker whom it is about is told that it is back.
    .now = Restore it
    .done = The review is visible again.
act-user-freeze = Freeze { $name }
    .title = Freeze
    .what = { $name } can read but change nothing, and others do not see { $name }. A mail tells the reason.
    .now = Freeze now
    .done = { $name } is frozen.
act-user-unfreeze = Unfreeze { $name }
    .title = Unfreeze
    .what = Everything works for { $name } as it did before. A mail says so.
    .now = Unfreeze now
    .done = { $name } is active again.
act-user-ban = Ban { $name }
    .title = Ban
    .what = { $name } is signed out, cannot sign in, and others do not see { $name }. A mail tells the reason.
    .now = Ban now
    .done = { $name } is banned.
act-user-unban = Unban { $name }
    .title = Unban
    .what = { $name } can sign in again. If the account was frozen before, it is frozen again. A mail says so.
    .now = Unban now
    .done = { $name } is no longer banned.
act-user-delete = Delete { $name } for ever
    .title = Delete
    .what = Personal data, pictures, listings and identity documents are erased for ever. What others have keeps a “Deleted user”. This cannot be undone.
    .now = Delete for ever
    .done = The account is deleted.
act-user-end-sessions = Sign { $name } out everywhere
    .title = End all sessions
    .what = { $name } has to sign in again on every device. Links in mails stop working. A mail tells the reason.
    .now = End all sessions
    .done = { $name } is signed out everywhere.
act-user-hold = Place a legal hold on { $name }
    .title = Place a legal hold
    .what = The identity documents of { $name } are kept, even when the account is deleted. { $name } is not told.
    .now = Place it
    .done = The legal hold is placed.
act-user-lift = Lift the legal hold on { $name }
    .title = Lift the legal hold
    .what = The identity documents are destroyed when their time is over; at once, if the account is deleted. { $name } is not told.
    .now = Lift it
    .done = The legal hold is lifted.
act-user-export = Download all data of { $name }
    .title = Download all data
    .what = A ZIP file with everything that is stored about { $name }, also identity documents, but none that wait for the malware scanner or were not submitted. The download is recorded, and { $name } finds it in their own data.
    .now = Download
    .done = The data were sent before. A form downloads them once: ask for them again if you do not have the file.
act-listing-pause = Pause “{ $name }”
    .title = Pause
    .what = Nobody but its worker sees it, who is told the reason and cannot publish it.
    .now = Pause it
    .done = The listing is paused.
act-listing-remove = Remove “{ $name }”
    .title = Remove
    .what = Nobody sees it any more. Its worker is told the reason. It can be restored until its text is erased.
    .now = Remove it
    .done = The listing is removed.
act-listing-restore = Restore “{ $name }”
    .title = Restore
    .what = It is as it was before it was taken down. Its worker is told the reason.
    .now = Restore it
    .done = The listing is restored.
act-category-create = Create a category
    .title = Create a category
    .what = It is the last in the order, and takes listings at once.
    .now = Create it
    .done = “{ $name }” is created.
act-category-change = Change “{ $name }”
    .title = Change
    .what = Its slug and its listings stay. They are found by the new name a little later.
    .now = Save
    .done = “{ $name }” is changed.
act-category-retire = Retire “{ $name }”
    .title = Retire
    .what = It takes no new listings, and is not offered for choice any more.
    .now = Retire it
    .done = “{ $name }” is retired.
act-category-reopen = Use “{ $name }” again
    .title = Use again
    .what = It takes new listings, and is offered for choice.
    .now = Use it again
    .done = “{ $name }” is in use again.
act-webhook-create = Create a webhook
    .title = Create a webhook
    .what = What happens from now on is sent to its address, signed.
    .now = Create it
    .done = The webhook is created. Its receiver needs the secret.
act-webhook-change = Change the webhook to { $name }
    .title = Change
    .what = What waits already is delivered all the same.
    .now = Save
    .done = The webhook is changed.
act-webhook-test = Send a test to { $name }
    .title = Send a test
    .what = A test is sent now, also to a disabled webhook. What came of it is among the attempts.
    .now = Send it
    .done = The test was sent. What came of it is below.
act-webhook-enable = Enable the webhook to { $name }
    .title = Enable
    .what = It goes on where it has stopped.
    .now = Enable it
    .done = The webhook is enabled.
act-webhook-disable = Disable the webhook to { $name }
    .title = Disable
    .what = Nothing is sent. What happens waits until it is enabled.
    .now = Disable it
    .done = The webhook is disabled.
act-webhook-secret = Show the secret of { $name }
    .title = Show the secret
    .what = That you have looked at it is recorded.
    .now = Show it
    .done = The secret was shown before. A form shows it once: ask for it again.
act-webhook-rotate = Replace the secret of { $name }
    .title = Replace the secret
    .what = For 24 hours the former one signs, too, so that nothing is lost.
    .now = Replace it
    .done = The secret is replaced. Its receiver needs the new one.
act-webhook-delete = Delete the webhook to { $name }
    .title = Delete
    .what = Nothing is sent any more, and its attempts are gone. This cannot be undone.
    .now = Delete it
    .done = The webhook is deleted.
act-job-inspect = Read the conversation of “{ $name }”
    .title = Read the conversation
    .what = Your reason is recorded, and you can read the messages for an hour. The two are not told.
    .now = Read it
act-name-approve = Approve a new name for { $name }
    .title = Approve
    .what = The new name is shown from now on, and the identity stays verified. A mail says so.
    .now = Approve it
    .done = The new name is approved.
act-name-reject = Reject a new name for { $name }
    .title = Reject
    .what = The verified name stays. A mail tells the reason.
    .now = Reject it
    .done = The new name is rejected.

## Words of the console for values

word-kyc-status-not-submitted = Not submitted
word-kyc-status-pending = Waiting
word-kyc-status-in-review = In review
word-kyc-status-approved = Approved
word-kyc-status-rejected = Refused
word-kyc-status-needs-resubmission = Files asked for again
word-kyc-status-expired = Ended
word-kyc-status-revoked = Revoked
word-document-passport = Passport
word-document-drivers-license = Driving licence
word-document-national-id = National identity card
word-document-residence-permit = Residence permit
word-slot-document = Document
word-slot-document-back = Back
word-slot-selfie = Selfie
word-slot-licence = Licence
word-slot-insurance = Proof of insurance
word-slot-criminal-record = Criminal record
word-reason-unreadable = Unreadable
word-reason-expired-document = Document expired
word-reason-mismatch = Document, face and profile differ
word-reason-unsupported-document = Document not accepted
word-reason-suspected-fraud = Does not look genuine
word-reason-other = Another reason, in your words
word-signal-same-file = Another account has submitted one of these files
word-signal-same-number = Another account has submitted a document with this number
word-signal-banned-place = A banned account has used the same network
word-signal-new-account = The account was less than a day old
word-signal-name-mismatch = The name on the document is not that of the account
word-check-status-waiting = Not asked yet
word-check-status-asked = Asked, has not answered
word-check-status-answered = Has answered
word-check-status-given-up = Gave no answer
word-check-verdict-passed = Confirms the identity
word-check-verdict-failed = Does not confirm the identity
word-check-verdict-unsure = Unsure: a person has to decide
word-role-client = client
word-role-worker = worker
word-role-admin = administrator
word-user-status-active = active
word-user-status-frozen = frozen
word-user-status-banned = banned
word-user-status-deleted = deleted
word-review-status-visible = visible
word-review-status-removed = removed
word-review-signal-author-banned = by an account that was banned
word-review-signal-finished-at-once = finished within a minute
word-review-signal-same-network = both from one network
word-review-signal-same-text = the same text as another
word-review-signal-closed-ring = a group that reviews itself
word-service-status-draft = draft
word-service-status-published = published
word-service-status-paused = paused
word-pricing-hourly = per hour
word-pricing-fixed = fixed
word-pricing-quote = to be agreed
word-job-status-negotiating = proposed
word-job-status-accepted = accepted
word-job-status-rejected = declined
word-job-status-completed = done
word-job-status-finalized = confirmed
word-job-status-cancelled = cancelled
word-job-status-expired = expired
word-job-status-disputed = disputed
word-outcome-delivered = delivered
word-outcome-refused = refused
word-outcome-redirected = redirected
word-outcome-gone = wants no more
word-outcome-timed-out = no answer in time
word-outcome-unreachable = not reachable
word-outcome-broken-off = broken off
word-outcome-forbidden-address = forbidden address
word-disabled-admin = disabled by an administrator
word-disabled-failing = disabled: every attempt has failed
word-disabled-gone = disabled: its receiver wants no more
console-disputes = Disputes
console-disputes-open = waiting
console-no-disputes = No dispute waits for a decision.
console-claimed = claimed
console-opened = Opened
console-opened-by = Opened by
console-agreed-total = Agreed
console-worker-gets-now = The worker gets, as decided
console-wanted = The worker should get, says who opened it
console-settlements = Proposed settlements
console-first-decision = The decision
console-appeal = The appeal
console-appeal-decision = The decision on the appeal
console-dispute-unclaimed = What was said is for the administrator who has claimed this dispute.
console-record-closed = What was said is shown when it is asked for: each look is in the audit trail.
console-show-record = Show what was said
console-each-look = Each look is in the audit trail.
console-worker-gets = The worker gets ({ $name })
console-worker-gets-hint = From 0 to { $name }; the rest is the client’s.
console-open-disputes = Disputes
console-news-disputes = { $count ->
    [0] No dispute waits.
    [one] One dispute waits.
   *[other] { $count } disputes wait.
}
act-dispute-claim = Claim the dispute about “{ $name }”
    .title = Claim
    .what = For half an hour nobody else reads it or decides on it.
    .now = Claim it
    .done = You have claimed it.
act-dispute-release = Release the dispute about “{ $name }”
    .title = Release
    .what = Another administrator can claim it.
    .now = Release it
    .done = It is released.
act-dispute-resolve = Decide the dispute about “{ $name }”
    .title = Decide
    .what = The job ends by it, and both sides read your reason. The job is confirmed if the worker gets anything, and cancelled otherwise. Either side can appeal once, which another administrator decides on. A decision on an appeal is final: it changes the sums, not the state of the job.
    .now = Decide
    .done = It is decided.
word-dispute-status-open = open
word-dispute-status-settled = settled
word-dispute-status-unanswered = not answered
word-dispute-status-resolved = decided
word-dispute-status-appealed = appealed
word-dispute-status-appeal-decided = appeal decided
word-dispute-reason-not-done = not done
word-dispute-reason-poor-quality = poor quality
word-dispute-reason-damage = damage
word-dispute-reason-no-show = nobody came
word-dispute-reason-overcharged = overcharged
word-dispute-reason-not-paid = not paid
word-dispute-reason-other = something else
word-settlement-status-open = open
word-settlement-status-accepted = accepted
word-settlement-status-declined = declined
word-settlement-status-superseded = superseded
console-review-appeals = Appeals of removals
console-no-review-appeals = No appeal waits. New ones appear here by themselves.
console-appealed = Appealed
console-appeal-says = The appeal: { $name }
console-answer = The answer
console-by-both = By both sides
console-client-id = Client (id)
console-about-whom = About
console-private-note = Note for administrators
console-removal = The removal
console-removal-code = Kind of reason
console-aspect-quality = Quality
console-aspect-communication = Communication
console-aspect-punctuality = Punctuality
console-aspect-value = Value for money
console-aspect-clarity = Clear wishes
console-aspect-payment = Payment
console-offers = Offers
console-offer-number = Offer { $count }
console-latest-of = The latest of { $count }.
console-line = Line
console-quantity = Quantity
console-unit-price = Unit price
console-total = Total
console-start = Start
console-minutes = { $count } min
console-cancelling = Cancelling
console-cancelling-free = free
console-counted-by-start = counted by the start
console-offer-note = Note
console-open-until = Open until
console-was-open-until = Was open until
console-agreed = Agreed on
console-no-show = No-show
console-no-show-by = reported by { $name }
console-dispute = Dispute
console-none-revealed = None can be read yet.
console-outcome = What came of it
console-late = late
console-caused-by = By
console-client-owes = The client owes
console-outcome-worker-gets = The worker gets
console-follows-from = Decided by
console-deadlines = What happens by itself
act-review-grant-appeal = Grant the appeal
    .title = Grant the appeal
    .what = The review is seen again, and counts as it did. Its author reads your reason.
    .now = Grant it
    .done = The appeal is granted, and the review is visible again.
act-review-reject-appeal = Reject the appeal
    .title = Reject the appeal
    .what = The review stays removed. Its author reads your reason, and cannot appeal again.
    .now = Reject it
    .done = The appeal is rejected, and the review stays removed.
word-removal-offensive = insults or threatens
word-removal-personal-data = tells private data
word-removal-off-topic = not about the work
word-removal-fake = did not happen, or was bought
word-removal-conflict-of-interest = both sides belong together
word-removal-illegal = the law forbids it
word-removal-other = another reason, in your words
word-appeal-status-open = waits
word-appeal-status-granted = granted
word-appeal-status-rejected = rejected
word-offer-status-open = open
word-offer-status-accepted = accepted
word-offer-status-declined = declined
word-offer-status-withdrawn = withdrawn
word-offer-status-superseded = superseded
word-offer-status-expired = expired
word-offer-unit-hour = hour
word-offer-unit-day = day
word-offer-unit-piece = piece
word-offer-unit-square-metre = m²
word-offer-unit-job = whole job
word-cancellation-policy-flexible = flexible
word-cancellation-policy-moderate = moderate
word-cancellation-policy-strict = strict
word-deadline-proposal-expires = The proposal expires.
word-deadline-offer-expires = The open offer expires.
word-deadline-no-show-decided = It is cancelled because of the no-show, unless that is contested.
word-deadline-finalizes = The work counts as confirmed.
word-deadline-reviews-revealed = The time for reviews is over.
word-deadline-dispute-decided = The dispute is decided as its opener wants, unless the other side answers.
word-job-outcome-cancelled = cancelled
word-job-outcome-no-show-of-client = the client did not come
word-job-outcome-no-show-of-worker = the worker did not come
word-job-outcome-dispute = dispute
word-job-decided-by-policy = the agreed policy
word-job-decided-by-agreement = both sides
word-job-decided-by-administrator = an administrator
word-job-decided-by-silence = silence of one side
