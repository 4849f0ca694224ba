/** The endpoint that shows what needs attention. */
@NullMarked
package io.vdibroker.query.attention.web;

import org.jspecify.annotations.NullMarked;
