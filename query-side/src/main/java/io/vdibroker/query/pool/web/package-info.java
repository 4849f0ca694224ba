/** Endpoints that show pools. */
@NullMarked
package io.vdibroker.query.pool.web;

import org.jspecify.annotations.NullMarked;
