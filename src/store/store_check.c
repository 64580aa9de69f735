#include "store/store_inside.h"
