/** Endpoints that show controllers and what ECP has. */
@NullMarked
package io.vdibroker.query.controller.web;

import org.jspecify.annotations.NullMarked;
