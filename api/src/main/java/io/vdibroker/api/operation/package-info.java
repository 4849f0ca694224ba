/** What is being done, step by step. */
@NullMarked
package io.vdibroker.api.operation;

import org.jspecify.annotations.NullMarked;
