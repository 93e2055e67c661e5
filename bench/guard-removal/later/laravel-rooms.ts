import type { App } from "../app.ts";

export const laravelRooms: App = {
  "composer.json": `{"require":{"laravel/framework":"^11"},"autoload":{"psr-4":{"App\\\\":"app/"}}}`,
  "app/Http/Controllers/BookingController.php": `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Booking;
use Illuminate\\Http\\Request;
class BookingController {
    public function index(Request $request) { return Booking::where('user_id', $request->user()->id)->get(); }
    public function store(Request $request) {
        $data = $request->validate(['room_id' => 'required|exists:rooms,id', 'from' => 'required|date', 'to' => 'required|date']);
        return Booking::create([...$data, 'user_id' => $request->user()->id]);
    }
    public function show(Request $request, Booking $booking) {
        «abort_if($booking->user_id !== $request->user()->id, 404);»
        return $booking;
    }
    public function destroy(Request $request, Booking $booking) {
        «abort_unless($booking->user_id === $request->user()->id, 403);»
        $booking->delete();
        return response()->noContent();
    }
}
`,
  "app/Http/Controllers/RoomController.php": `<?php
namespace App\\Http\\Controllers;
use App\\Models\\Room;
use Illuminate\\Http\\Request;
class RoomController {
    public function index() { return Room::all(); }
    public function store(Request $request) {
        $data = $request->validate(['name' => 'required|string', 'seats' => 'required|integer']);
        return Room::create($data);
    }
    public function update(Request $request, Room $room) {
        $room->update($request->validate(['name' => 'required|string', 'seats' => 'required|integer']));
        return $room;
    }
    public function destroy(Room $room) { $room->delete(); return response()->noContent(); }
}
`,
  "app/Models/Booking.php": `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Booking extends Model { protected $fillable = ['room_id', 'from', 'to', 'user_id']; }
`,
  "app/Models/Room.php": `<?php
namespace App\\Models;
use Illuminate\\Database\\Eloquent\\Model;
class Room extends Model { protected $fillable = ['name', 'seats']; }
`,
  "routes/api.php": `<?php
use App\\Http\\Controllers\\RoomController;
use App\\Http\\Controllers\\BookingController;
use Illuminate\\Support\\Facades\\Route;

Route::get('/rooms', [RoomController::class, 'index']);
Route::middleware(«'auth:sanctum'»)->group(function () {
    Route::get('/bookings', [BookingController::class, 'index']);
    Route::post('/bookings', [BookingController::class, 'store']);
    Route::get('/bookings/{booking}', [BookingController::class, 'show']);
    Route::delete('/bookings/{booking}', [BookingController::class, 'destroy']);
});
Route::post('/rooms', [RoomController::class, 'store'])->middleware(['auth:sanctum', 'can:manage-rooms']);
Route::put('/rooms/{room}', [RoomController::class, 'update'])«->middleware(['auth:sanctum', 'can:manage-rooms'])»;
Route::delete('/rooms/{room}', [RoomController::class, 'destroy'])«->middleware(['auth:sanctum', 'can:manage-rooms'])»;
`,
};
