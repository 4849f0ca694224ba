@NullMarked
package io.vdibroker.saga.ecp;

import org.jspecify.annotations.NullMarked;
