//! The words of mails about an account: how it is entered, and what becomes of it.

use super::{given, letter, sentences};
use crate::core::{
    clock::Timestamp,
    email::{Letter, Link},
};

pub(in crate::notification) fn verify_email(name: &str, url: String) -> Letter {
    Letter {
        link: Some(Link { label: "Confirm the address".to_owned(), url }),
        ..letter(
            name,
            "Confirm your e-mail address",
            [
                "Welcome! One step is left: confirm that this address is yours, and your account is ready.",
                "The link works once, within 24 hours. In another browser than the one in which you signed up you will be asked for a \
                 password.",
            ],
            "You get this mail because somebody signed up with this address. If that was not you, ignore it: without the link \
             there will be no account.",
        )
    }
}

pub(in crate::notification) fn account_exists(name: &str) -> Letter {
    letter(
        name,
        "You already have an account",
        [
            "Somebody, probably you, has just tried to sign up with this address. It has an account already, so nothing was changed: \
          simply sign in.",
            "If you no longer know your password, ask for a new one where you sign in.",
        ],
        "If it was not you, there is nothing to do. Whoever it was has not learned from us that you have an account.",
    )
}

pub(in crate::notification) fn reset_password(name: &str, url: String) -> Letter {
    Letter {
        link: Some(Link { label: "Choose a new password".to_owned(), url }),
        ..letter(
            name,
            "Choose a new password",
            [
                "Here is the link to a new password. It works once, within an hour. Afterwards you will be asked to sign in again on \
              all your devices.",
                "You will also see what else opens your account, such as passkeys, and can remove what is not yours.",
            ],
            "You get this mail because somebody asked for a new password for this address. If that was not you, ignore it: your \
             password stays as it is.",
        )
    }
}

pub(in crate::notification) fn confirm_email(name: &str, url: String) -> Letter {
    Letter {
        link: Some(Link { label: "Confirm the new address".to_owned(), url }),
        ..letter(
            name,
            "Confirm your new e-mail address",
            [
                "Confirm that this address is yours, and your account has it from then on: for signing in, and for our mails.",
                "The link works once, within an hour. Until then your account keeps the address that it has.",
            ],
            "You get this mail because somebody wants this address for their account. If that was not you, ignore it: without the \
             link nothing changes.",
        )
    }
}

pub(in crate::notification) fn address_wanted(name: &str) -> Letter {
    letter(
        name,
        "Your address has an account already",
        [
            "Somebody, probably you, wants this e-mail address for another account. Yours has it already, so nothing was changed.",
            "If it was you: give the account that has this address another one first, or delete it.",
        ],
        "If it was not you, there is nothing to do. Whoever it was has not learned from us that you have an account.",
    )
}

pub(in crate::notification) fn address_change_requested(name: &str) -> Letter {
    letter(
        name,
        "Your e-mail address is about to change",
        [
            "Another e-mail address was asked for your account. As soon as it is confirmed, the account has it, and no longer this one.",
            "If that was you, all is well. If it was not, somebody knows your password: change it at once, or ask for a new one where \
             you sign in. Either stops the change.",
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn address_changed(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "Your e-mail address was changed",
        [
            format!(
                "Your account has another e-mail address since {} UTC. This is the last mail that we send to this one.",
                minute(at)
            ),
            "If that was you, all is well. If it was not, write to us at once.".to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn export_ready(name: &str) -> Letter {
    letter(
        name,
        "Your data are ready",
        [
            "Everything that we hold about you is packed, as you have asked. Fetch it within 24 hours in the session in which you have asked; after that it is deleted.",
            "If it was not you who asked, change your password at once: it locks out whoever did, and the file is destroyed.",
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn password_changed(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "Your password was changed",
        [format!("The password of your account was changed on {} UTC. Other devices were signed out.", minute(at)),
         "If that was you, all is well. If it was not, ask for a new password at once where you sign in: it locks out whoever \
          did it.".to_owned()],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn second_factor_added(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "Your account has a second factor now",
        [
            format!(
                "Since {} UTC signing in to your account takes a code of your app as well as your password. Other devices were \
                  signed out. Keep your recovery codes where you find them on the day on which you lose the app.",
                minute(at)
            ),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn second_factor_removed(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "Your account has no second factor any more",
        [
            format!(
                "Since {} UTC your password alone is enough to sign in to your account. Other devices were signed out.",
                minute(at)
            ),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn recovery_code_used(name: &str, at: Timestamp, left: i64) -> Letter {
    let left = match left {
        0 => "None is left: set your second factor up again, and you get new ones.".to_owned(),
        1 => "One is left.".to_owned(),
        left => format!("{left} are left."),
    };
    letter(
        name,
        "A recovery code was used",
        [
            format!("On {} UTC one of your recovery codes was used instead of a code of your app. {left}", minute(at)),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn identity_linked(name: &str, provider: &str, at: Timestamp) -> Letter {
    letter(
        name,
        &format!("{provider} opens your account now"),
        [
            format!("Since {} UTC you can sign in to your account with {provider}.", minute(at)),
            format!(
                "{NOT_YOU_CHANGE_PASSWORD} Then remove {provider} from your account: that signs everybody else out."
            ),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn identity_removed(name: &str, provider: &str, at: Timestamp) -> Letter {
    letter(
        name,
        &format!("{provider} no longer opens your account"),
        [
            format!(
                "Since {} UTC your account cannot be entered with {provider} any more. Other devices were signed out.",
                minute(at)
            ),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn signed_in_from_new_place(
    name: &str,
    device: &str,
    address: &str,
    at: Timestamp,
) -> Letter {
    letter(
        name,
        "Your account was entered from a new place",
        [
            format!(
                "Somebody signed in to your account on {} UTC with {device}, from the address {address}.",
                minute(at)
            ),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn passkey_added(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "A passkey opens your account now",
        [
            format!(
                "Since {} UTC one more device can sign in to your account with a passkey, without your password.",
                minute(at)
            ),
            format!("{NOT_YOU_CHANGE_PASSWORD} Then remove the passkey."),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

pub(in crate::notification) fn passkey_removed(name: &str, at: Timestamp) -> Letter {
    letter(
        name,
        "A passkey was removed from your account",
        [
            format!(
                "A passkey was removed on {} UTC: its device can no longer sign in with it. Other devices were signed out.",
                minute(at)
            ),
            NOT_YOU_CHANGE_PASSWORD.to_owned(),
        ],
        ABOUT_YOUR_SECURITY,
    )
}

const NOT_YOU_CHANGE_PASSWORD: &str = "If that was you, all is well. If it was not, somebody knows your password: ask for a new one at \
                                       once where you sign in.";

const ABOUT_YOUR_SECURITY: &str = "You get this mail because the security of your account depends on you knowing this.";

fn minute(at: Timestamp) -> String {
    let at = at.to_string();
    at.get(..16).unwrap_or(&at).replace('T', " at ")
}

pub(in crate::notification) fn account_frozen(name: &str, reason: Option<&str>) -> Letter {
    letter(
        name,
        "Your account is frozen",
        sentences([
            Some("Our team has frozen your account. You can still sign in and read everything, but for now you cannot change \
                  anything, and others do not see your profile.".to_owned()),
            given(reason),
        ]),
        ABOUT_YOUR_ACCOUNT,
    )
}

pub(in crate::notification) fn account_unfrozen(name: &str) -> Letter {
    letter(
        name,
        "Your account is active again",
        ["Your account is no longer frozen: everything works as it did before. Thank you for your patience."],
        ABOUT_YOUR_ACCOUNT,
    )
}

pub(in crate::notification) fn account_banned(name: &str, reason: Option<&str>) -> Letter {
    letter(
        name,
        "Your account is closed",
        sentences([
            Some(
                "Our team has closed your account. You have been signed out everywhere and can no longer sign in."
                    .to_owned(),
            ),
            given(reason),
        ]),
        ABOUT_YOUR_ACCOUNT,
    )
}

pub(in crate::notification) fn account_unbanned(name: &str, is_frozen: bool) -> Letter {
    letter(
        name,
        "Your account is open again",
        sentences([
            Some("Good news: your account is open again. Sign in as you did before, and welcome back.".to_owned()),
            is_frozen
                .then(|| "It is frozen, as it was before: you can read everything, but change nothing.".to_owned()),
        ]),
        ABOUT_YOUR_ACCOUNT,
    )
}

pub(in crate::notification) fn account_deleted() -> Letter {
    letter(
        "",
        "Your account is deleted",
        [
            "Your account has been deleted, and your personal data with it. This is the last mail that you get from us.",
            "Thank you for having been here. If you ever want to come back, you are welcome to sign up again.",
        ],
        "You get this mail because this address belonged to the account. We no longer keep it.",
    )
}

const ABOUT_YOUR_ACCOUNT: &str = "You get this mail because it is about your account.";
