/** Connections to ECP VeiL. */
@NullMarked
package io.vdibroker.api.controller;

import org.jspecify.annotations.NullMarked;
