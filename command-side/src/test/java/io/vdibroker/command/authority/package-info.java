@NullMarked
package io.vdibroker.command.authority;

import org.jspecify.annotations.NullMarked;
