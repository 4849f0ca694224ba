@NullMarked
package io.vdibroker.query;

import org.jspecify.annotations.NullMarked;
