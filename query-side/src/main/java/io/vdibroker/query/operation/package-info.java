/** What is being done, step by step, as a person wants to see it. */
@NullMarked
package io.vdibroker.query.operation;

import org.jspecify.annotations.NullMarked;
