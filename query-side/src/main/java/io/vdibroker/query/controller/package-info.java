/** Connections to ECP VeiL. */
@NullMarked
package io.vdibroker.query.controller;

import org.jspecify.annotations.NullMarked;
