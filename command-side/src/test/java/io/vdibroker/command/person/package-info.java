@NullMarked
package io.vdibroker.command.person;

import org.jspecify.annotations.NullMarked;
