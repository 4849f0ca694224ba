/** What can be asked about operations. */
@NullMarked
package io.vdibroker.api.operation.query;

import org.jspecify.annotations.NullMarked;
