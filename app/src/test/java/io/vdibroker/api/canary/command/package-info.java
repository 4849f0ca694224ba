@NullMarked
package io.vdibroker.api.canary.command;

import org.jspecify.annotations.NullMarked;
