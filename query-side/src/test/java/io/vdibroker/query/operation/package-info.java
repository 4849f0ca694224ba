/** Tests of the views of operations. */
@NullMarked
package io.vdibroker.query.operation;

import org.jspecify.annotations.NullMarked;
