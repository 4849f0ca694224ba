@NullMarked
package io.vdibroker.saga.commands;

import org.jspecify.annotations.NullMarked;
