/** The administrators' endpoint for making views anew. */
@NullMarked
package io.vdibroker.query.rebuild.web;

import org.jspecify.annotations.NullMarked;
