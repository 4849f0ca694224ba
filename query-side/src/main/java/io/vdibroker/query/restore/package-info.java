/** Whether the store was restored. */
@NullMarked
package io.vdibroker.query.restore;

import org.jspecify.annotations.NullMarked;
