/** What the sender of a command may do, decided from their own history. */
@NullMarked
package io.vdibroker.command.authority;

import org.jspecify.annotations.NullMarked;
