/** What can be asked of connections to ECP VeiL. */
@NullMarked
package io.vdibroker.api.controller.command;

import org.jspecify.annotations.NullMarked;
