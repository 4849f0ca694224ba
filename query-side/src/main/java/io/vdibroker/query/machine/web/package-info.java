/** Endpoints that show machines. */
@NullMarked
package io.vdibroker.query.machine.web;

import org.jspecify.annotations.NullMarked;
