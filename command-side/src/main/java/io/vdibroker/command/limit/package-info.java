/** What one person may record in a while. */
@NullMarked
package io.vdibroker.command.limit;

import org.jspecify.annotations.NullMarked;
