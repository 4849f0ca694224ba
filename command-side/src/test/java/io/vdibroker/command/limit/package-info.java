@NullMarked
package io.vdibroker.command.limit;

import org.jspecify.annotations.NullMarked;
