/** The endpoint that shows whether the store was restored. */
@NullMarked
package io.vdibroker.query.restore.web;

import org.jspecify.annotations.NullMarked;
