/** Who may use and administer the broker. */
@NullMarked
package io.vdibroker.command.person;

import org.jspecify.annotations.NullMarked;
