/** What people were refused, kept for the history. */
@NullMarked
package io.vdibroker.command.refusal;

import org.jspecify.annotations.NullMarked;
