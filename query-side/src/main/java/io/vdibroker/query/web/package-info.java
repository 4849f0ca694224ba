/** What the endpoints of the administrators' GETs share. */
@NullMarked
package io.vdibroker.query.web;

import org.jspecify.annotations.NullMarked;
