/** One machine's life, one operation at a time. */
@NullMarked
package io.vdibroker.command.machine;

import org.jspecify.annotations.NullMarked;
