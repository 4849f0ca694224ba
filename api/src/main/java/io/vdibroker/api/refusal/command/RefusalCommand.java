package io.vdibroker.api.refusal.command;

import io.vdibroker.api.refusal.RefusalId;

/** What can be kept of refusals; parts of the broker send it, never people. */
public sealed interface RefusalCommand
        permits NoteFailedSignIn, NoteMoreFailedSignIns, NoteRefusedCommand, NoteMoreRefusedCommands {
    /** The stream it belongs to; a repeat brings the same. */
    RefusalId refusalId();
}
