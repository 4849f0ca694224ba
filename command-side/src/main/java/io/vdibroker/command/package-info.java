@NullMarked
package io.vdibroker.command;

import org.jspecify.annotations.NullMarked;
