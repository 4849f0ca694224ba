@NullMarked
package io.vdibroker.command.session;

import org.jspecify.annotations.NullMarked;
