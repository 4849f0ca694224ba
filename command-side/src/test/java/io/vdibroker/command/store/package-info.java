@NullMarked
package io.vdibroker.command.store;

import org.jspecify.annotations.NullMarked;
