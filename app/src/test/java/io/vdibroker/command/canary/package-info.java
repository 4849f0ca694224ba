@NullMarked
package io.vdibroker.command.canary;

import org.jspecify.annotations.NullMarked;
