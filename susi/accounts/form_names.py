"""Which of our forms allauth uses on its pages, by the names it knows them by."""

FORMS = "susi.accounts.sign_in_forms"


def account_forms() -> dict[str, str]:
    """Give allauth's ``ACCOUNT_FORMS``."""
    return {
        "login": f"{FORMS}.SignInForm",
        "confirm_login_code": f"{FORMS}.ConfirmSignInCodeForm",
        "confirm_email_verification_code": f"{FORMS}.ConfirmAddressForm",
        "confirm_password_reset_code": f"{FORMS}.ConfirmResetCodeForm",
        "reset_password": f"{FORMS}.RequestResetForm",
        "reset_password_from_key": f"{FORMS}.ResetPasswordForm",
        "add_email": f"{FORMS}.NewAddressForm",
        "change_password": f"{FORMS}.ChangePasswordForm",
        "set_password": f"{FORMS}.SetPasswordForm",
        "reauthenticate": f"{FORMS}.ReauthenticateForm",
    }


def mfa_forms() -> dict[str, str]:
    """Give allauth's ``MFA_FORMS``."""
    return {
        "authenticate": f"{FORMS}.SecondStepForm",
        "reauthenticate": f"{FORMS}.SecondStepAgainForm",
        "activate_totp": f"{FORMS}.ActivateAppForm",
        "add_webauthn": f"{FORMS}.AddPasskeyForm",
        "edit_webauthn": f"{FORMS}.RenamePasskeyForm",
    }
