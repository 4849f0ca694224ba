/** What can be asked of machines. */
@NullMarked
package io.vdibroker.api.machine.command;

import org.jspecify.annotations.NullMarked;
