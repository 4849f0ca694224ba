@NullMarked
package io.vdibroker.query.canary;

import org.jspecify.annotations.NullMarked;
