/** What was refused. */
@NullMarked
package io.vdibroker.api.refusal.event;

import org.jspecify.annotations.NullMarked;
