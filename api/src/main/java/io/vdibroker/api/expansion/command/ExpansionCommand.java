package io.vdibroker.api.expansion.command;

import io.vdibroker.api.expansion.ExpansionId;

/** What can be asked of an expansion. */
public sealed interface ExpansionCommand
        permits StartCloning,
                BeginCloning,
                RecordCloneTask,
                RecordCloned,
                FailCloning,
                ExpireCloning,
                RecordCloningUnheard,
                RetryCloning,
                BeginTagging,
                RecordTagApplied,
                FailTagging,
                ExpireTagging,
                RetryTagging,
                CancelExpansion,
                RetryExpansion,
                GiveUpExpansion {
    /** The stream it belongs to. */
    ExpansionId expansionId();
}
