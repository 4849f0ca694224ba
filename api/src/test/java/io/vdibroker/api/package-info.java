@NullMarked
package io.vdibroker.api;

import org.jspecify.annotations.NullMarked;
