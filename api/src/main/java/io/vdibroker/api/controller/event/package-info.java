/** What can have happened to connections to ECP VeiL. */
@NullMarked
package io.vdibroker.api.controller.event;

import org.jspecify.annotations.NullMarked;
