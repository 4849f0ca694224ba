package io.vdibroker.api.person;

/** What VeiL Connect may do within a session; the names are those of its protocol. */
public enum ClientPermission {
    USB_REDIR,

    FOLDERS_REDIR,

    SHARED_CLIPBOARD_CLIENT_TO_GUEST,

    SHARED_CLIPBOARD_GUEST_TO_CLIENT
}
