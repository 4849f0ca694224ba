/** Endpoints that show operations. */
@NullMarked
package io.vdibroker.query.operation.web;

import org.jspecify.annotations.NullMarked;
