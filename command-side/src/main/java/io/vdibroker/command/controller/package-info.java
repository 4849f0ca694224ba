/** Connections to ECP VeiL. */
@NullMarked
package io.vdibroker.command.controller;

import org.jspecify.annotations.NullMarked;
