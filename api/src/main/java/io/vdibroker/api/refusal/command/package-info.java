/** What is to be kept of refusals. */
@NullMarked
package io.vdibroker.api.refusal.command;

import org.jspecify.annotations.NullMarked;
