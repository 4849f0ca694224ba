@NullMarked
package io.vdibroker.saga.secrets;

import org.jspecify.annotations.NullMarked;
