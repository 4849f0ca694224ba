@NullMarked
package io.vdibroker.app;

import org.jspecify.annotations.NullMarked;
