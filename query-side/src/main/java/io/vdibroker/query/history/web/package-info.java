/** The endpoint that shows the history. */
@NullMarked
package io.vdibroker.query.history.web;

import org.jspecify.annotations.NullMarked;
