import type { App } from "../app.ts";

export const laravelCourses: App = {
  "app/Http/Controllers/Controller.php": `<?php

namespace App\\Http\\Controllers;

use Illuminate\\Foundation\\Auth\\Access\\AuthorizesRequests;

abstract class Controller
{
    use AuthorizesRequests;
}
`,
  "app/Http/Controllers/CourseController.php": `<?php

namespace App\\Http\\Controllers;

use App\\Models\\Course;
use Illuminate\\Http\\Request;

class CourseController extends Controller
{
    public function index()
    {
        return Course::paginate(20);
    }

    public function show(Course $course)
    {
        return $course->load('lessons');
    }

    public function store(Request $request)
    {
        $data = $request->validate(['title' => 'required|string', 'summary' => 'string']);
        return Course::create($data + ['teacher_id' => $request->user()->id]);
    }

    public function update(Request $request, Course $course)
    {
«        $this->authorize('update', $course);
»        $course->update($request->validate(['title' => 'required|string']));
        return $course;
    }

    public function destroy(Course $course)
    {
«        $this->authorize('delete', $course);
»        $course->delete();
        return response()->noContent();
    }
}
`,
  "app/Http/Controllers/EnrolmentController.php": `<?php

namespace App\\Http\\Controllers;

use App\\Models\\Enrolment;
use Illuminate\\Http\\Request;

class EnrolmentController extends Controller
{
    public function index(Request $request)
    {
        return Enrolment::where('user_id', $request->user()->id)->get();
    }

    public function store(Request $request)
    {
        $data = $request->validate(['course_id' => 'required|integer']);
        return Enrolment::create(['course_id' => $data['course_id'], 'user_id' => $request->user()->id]);
    }

    public function show(Request $request, int $id)
    {
        return Enrolment::where('id', $id)«->where('user_id', $request->user()->id)»->firstOrFail();
    }

    public function destroy(Request $request, int $id)
    {
        $enrolment = Enrolment::findOrFail($id);
«        if ($enrolment->user_id !== $request->user()->id) {
            abort(403);
        }
»        $enrolment->delete();
        return response()->noContent();
    }
}
`,
  "app/Http/Controllers/LessonController.php": `<?php

namespace App\\Http\\Controllers;

use App\\Models\\Course;
use App\\Models\\Lesson;
use Illuminate\\Http\\Request;

class LessonController extends Controller
{
    public function store(Request $request, Course $course)
    {
        return $course->lessons()->create($request->validate(['title' => 'required|string']));
    }

    public function destroy(Lesson $lesson)
    {
        $lesson->delete();
        return response()->noContent();
    }
}
`,
  "app/Http/Controllers/TokenController.php": `<?php

namespace App\\Http\\Controllers;

use App\\Models\\User;
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Hash;

class TokenController extends Controller
{
    public function store(Request $request)
    {
        $user = User::where('email', $request->input('email'))->first();
        if (!$user || !Hash::check($request->input('password'), $user->password)) {
            abort(422);
        }
        return ['token' => $user->createToken('app')->plainTextToken];
    }
}
`,
  "app/Http/Controllers/UserController.php": `<?php

namespace App\\Http\\Controllers;

use App\\Models\\User;

class UserController extends Controller
{
    public function index()
    {
        return User::all(['id', 'email', 'role']);
    }

    public function destroy(User $user)
    {
        $user->delete();
        return response()->noContent();
    }
}
`,
  "app/Http/Middleware/EnsureTeacher.php": `<?php

namespace App\\Http\\Middleware;

use Closure;
use Illuminate\\Http\\Request;

class EnsureTeacher
{
    public function handle(Request $request, Closure $next)
    {
        abort_unless($request->user()->role === 'teacher', 403);
        return $next($request);
    }
}
`,
  "app/Models/Course.php": `<?php

namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Course extends Model
{
    protected $fillable = ['title', 'summary', 'teacher_id'];

    public function lessons()
    {
        return $this->hasMany(Lesson::class);
    }
}
`,
  "app/Models/Enrolment.php": `<?php

namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Enrolment extends Model
{
    protected $fillable = ['course_id', 'user_id'];
}
`,
  "app/Models/Lesson.php": `<?php

namespace App\\Models;

use Illuminate\\Database\\Eloquent\\Model;

class Lesson extends Model
{
    protected $fillable = ['title', 'course_id'];
}
`,
  "app/Models/User.php": `<?php

namespace App\\Models;

use Illuminate\\Foundation\\Auth\\User as Authenticatable;
use Laravel\\Sanctum\\HasApiTokens;

class User extends Authenticatable
{
    use HasApiTokens;

    protected $hidden = ['password'];
}
`,
  "app/Policies/CoursePolicy.php": `<?php

namespace App\\Policies;

use App\\Models\\Course;
use App\\Models\\User;

class CoursePolicy
{
    public function update(User $user, Course $course): bool
    {
        return $course->teacher_id === $user->id;
    }

    public function delete(User $user, Course $course): bool
    {
        return $course->teacher_id === $user->id;
    }
}
`,
  "composer.json": `{ "require": { "php": "^8.3", "laravel/framework": "^12.0", "laravel/sanctum": "^4.0" }, "autoload": { "psr-4": { "App\\\\": "app/" } } }
`,
  "routes/api.php": `<?php

use App\\Http\\Controllers\\CourseController;
use App\\Http\\Controllers\\EnrolmentController;
use App\\Http\\Controllers\\LessonController;
use App\\Http\\Controllers\\TokenController;
use App\\Http\\Controllers\\UserController;
use App\\Http\\Middleware\\EnsureTeacher;
use Illuminate\\Support\\Facades\\Route;

Route::post('/tokens', [TokenController::class, 'store'])->middleware('throttle:6,1');
Route::get('/courses', [CourseController::class, 'index']);
Route::get('/courses/{course}', [CourseController::class, 'show']);

Route::middleware('auth:sanctum')->group(function () {
    Route::post('/courses', [CourseController::class, 'store'])«->middleware(EnsureTeacher::class)»;
    Route::put('/courses/{course}', [CourseController::class, 'update']);
    Route::delete('/courses/{course}', [CourseController::class, 'destroy']);
    Route::post('/courses/{course}/lessons', [LessonController::class, 'store'])->middleware(EnsureTeacher::class);
    Route::delete('/lessons/{lesson}', [LessonController::class, 'destroy'])->middleware(EnsureTeacher::class);
});

Route::prefix('enrolments')«->middleware('auth:sanctum')»->controller(EnrolmentController::class)->group(function () {
    Route::get('/', 'index');
    Route::post('/', 'store');
    Route::get('/{id}', 'show');
    Route::delete('/{id}', 'destroy');
});

Route::group(['prefix' => 'users', 'middleware' => ['auth:sanctum'«, 'can:manage-users'»]], function () {
    Route::get('/', [UserController::class, 'index']);
    Route::delete('/{user}', [UserController::class, 'destroy']);
});
`,
};
